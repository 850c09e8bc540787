;; Turns a vector at random and takes the signs: what rotation.ts does, with the same numbers to the last bit, four at a time.
;;
;; Assembled into turn-bytes.ts; a test compares.
(module
  (memory (export "memory") 1)

  ;; The vector at $vector is made shorter by $scale and $center subtracted from it, to $centred. Then it is turned
  ;; $rotations times into $turned, by rounds of three arrays that lie one after the other from $plan: where each number
  ;; is taken from (bytes), what it is multiplied by, and the spans of the transforms (bytes, ended by a 0, as many as
  ;; $dimension has bits and one). Signs go to $code, $bytes of them. $held is room for one vector.
  (func (export "turn")
    (param $vector i32) (param $scale f32) (param $center i32) (param $centred i32)
    (param $dimension i32) (param $plan i32) (param $rotations i32) (param $held i32)
    (param $turned i32) (param $code i32) (param $bytes i32)
    (local $size i32) (local $at i32)
    (local.set $size (i32.shl (local.get $dimension) (i32.const 2)))
    (call $centre
      (local.get $vector) (local.get $scale) (local.get $center) (local.get $centred) (local.get $size))
    (local.set $at (local.get $turned))
    (loop $next
      (local.set $plan
        (call $round (local.get $centred) (local.get $plan) (local.get $size) (local.get $held)))
      (local.set $plan
        (call $round (local.get $held) (local.get $plan) (local.get $size) (local.get $at)))
      (local.set $at (i32.add (local.get $at) (local.get $size)))
      (br_if $next (local.tee $rotations (i32.sub (local.get $rotations) (i32.const 1)))))
    (call $signs (local.get $turned) (local.get $code) (local.get $bytes)))

  (func $centre
    (param $vector i32) (param $scale f32) (param $center i32) (param $centred i32) (param $size i32)
    (local $at i32)
    (loop $next
      (f32.store
        (i32.add (local.get $centred) (local.get $at))
        (f32.sub
          (f32.mul (f32.load (i32.add (local.get $vector) (local.get $at))) (local.get $scale))
          (f32.load (i32.add (local.get $center) (local.get $at)))))
      (br_if $next
        (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $size)))))

  ;; One round; gives where the next one's plan begins.
  (func $round (param $from i32) (param $plan i32) (param $size i32) (param $to i32) (result i32)
    (local $factor i32) (local $end i32) (local $at i32) (local $span i32)
    (local.set $factor (i32.add (local.get $plan) (local.get $size)))
    (local.set $end (local.get $factor))
    (local.set $at (local.get $to))
    (loop $next
      (f32.store
        (local.get $at)
        (f32.mul
          (f32.load (local.get $factor))
          (f32.load (i32.add (local.get $from) (i32.load (local.get $plan))))))
      (local.set $factor (i32.add (local.get $factor) (i32.const 4)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $next
        (i32.lt_u (local.tee $plan (i32.add (local.get $plan) (i32.const 4))) (local.get $end))))
    (local.set $plan (local.get $factor))
    (block $done
      (loop $nextSpan
        (local.set $span (i32.load (local.get $plan)))
        (local.set $plan (i32.add (local.get $plan) (i32.const 4)))
        (br_if $done (i32.eqz (local.get $span)))
        (call $hadamard (local.get $to) (i32.add (local.get $to) (local.get $span)))
        (local.set $to (i32.add (local.get $to) (local.get $span)))
        (br $nextSpan)))
    (local.get $plan))

  ;; In place. Steps of 4 and 8 bytes lie within four numbers, but for a span of 2 or 1.
  (func $hadamard (param $first i32) (param $end i32)
    (local $at i32) (local $half i32) (local $group i32) (local $a v128) (local $b v128) (local $x f32)
    (if (i32.lt_u (i32.sub (local.get $end) (local.get $first)) (i32.const 16))
      (then
        (if (i32.eq (i32.sub (local.get $end) (local.get $first)) (i32.const 8))
          (then
            (local.set $x (f32.load (local.get $first)))
            (f32.store (local.get $first) (f32.add (local.get $x) (f32.load offset=4 (local.get $first))))
            (f32.store offset=4
              (local.get $first)
              (f32.sub (local.get $x) (f32.load offset=4 (local.get $first))))))
        (return)))
    (local.set $at (local.get $first))
    (loop $within
      (local.set $a (v128.load (local.get $at)))
      (local.set $a
        (f32x4.add
          (i8x16.shuffle 0 1 2 3 0 1 2 3 8 9 10 11 8 9 10 11 (local.get $a) (local.get $a))
          (v128.xor
            (v128.const i32x4 0 0x80000000 0 0x80000000)
            (i8x16.shuffle 4 5 6 7 4 5 6 7 12 13 14 15 12 13 14 15 (local.get $a) (local.get $a)))))
      (v128.store
        (local.get $at)
        (f32x4.add
          (i8x16.shuffle 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 (local.get $a) (local.get $a))
          (v128.xor
            (v128.const i32x4 0 0 0x80000000 0x80000000)
            (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $a) (local.get $a)))))
      (br_if $within
        (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))
    (local.set $half (i32.const 16))
    (block $done
      (loop $nextHalf
        (br_if $done
          (i32.ge_u (local.get $half) (i32.sub (local.get $end) (local.get $first))))
        (local.set $at (local.get $first))
        (loop $nextGroup
          (local.set $group (i32.add (local.get $at) (local.get $half)))
          (loop $next
            (local.set $a (v128.load (local.get $at)))
            (local.set $b (v128.load (i32.add (local.get $at) (local.get $half))))
            (v128.store (local.get $at) (f32x4.add (local.get $a) (local.get $b)))
            (v128.store
              (i32.add (local.get $at) (local.get $half))
              (f32x4.sub (local.get $a) (local.get $b)))
            (br_if $next
              (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $group))))
          (br_if $nextGroup
            (i32.lt_u (local.tee $at (i32.add (local.get $at) (local.get $half))) (local.get $end))))
        (local.set $half (i32.shl (local.get $half) (i32.const 1)))
        (br $nextHalf))))

  (func $signs (param $from i32) (param $code i32) (param $bytes i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $code) (local.get $bytes)))
    (loop $next
      (i32.store8
        (local.get $code)
        (i32.or
          (i32x4.bitmask (v128.load (local.get $from)))
          (i32.shl (i32x4.bitmask (v128.load offset=16 (local.get $from))) (i32.const 4))))
      (local.set $from (i32.add (local.get $from) (i32.const 32)))
      (br_if $next
        (i32.lt_u (local.tee $code (i32.add (local.get $code) (i32.const 1))) (local.get $end))))))
