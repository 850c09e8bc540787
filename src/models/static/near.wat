;; Dot products of one vector with many, four numbers at a time.
;;
;; Assembled into near-bytes.ts; a test compares.
(module
  (memory (export "memory") 1)

  ;; The vector at $one against those at the $count addresses from $others on (bytes, one i32 each), all of $size bytes, a
  ;; multiple of 16. The products go to $out, a float each.
  (func (export "dots")
    (param $one i32) (param $others i32) (param $count i32) (param $size i32) (param $out i32)
    (local $other i32) (local $at i32) (local $sum v128)
    (loop $next
      (local.set $other (i32.load (local.get $others)))
      (local.set $at (i32.const 0))
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (loop $more
        (local.set $sum
          (f32x4.add
            (local.get $sum)
            (f32x4.mul
              (v128.load (i32.add (local.get $one) (local.get $at)))
              (v128.load (i32.add (local.get $other) (local.get $at))))))
        (br_if $more
          (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $size))))
      (f32.store
        (local.get $out)
        (f32.add
          (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
          (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))
      (local.set $others (i32.add (local.get $others) (i32.const 4)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))))
