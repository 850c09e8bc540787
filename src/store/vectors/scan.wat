;; Finds the codes nearest to a query's by their Hamming distance, of equal ones those that stand first: of all codes those
;; whose heads are nearest, and of them the nearest.
;;
;; Codes lie in blocks of 1024 places: a bitmap of the places that hold one (128 bytes), then the heads of 1024 codes (a
;; third of `width`, which is a multiple of 48), then their tails, which are read of few. Heads of 16 bytes are measured in
;; turns in four quarters of a block: over a million that takes 1.7 ms at best, one after the other 1.9, and 2.5 with eight
;; blocks in turns. Then the distances are compared, eight at a time, with the largest still wanted: few are below.
;;
;; i64.popcnt and not i8x16.popcnt: x86 counts 64 bits in one instruction and has none for vectors below AVX-512, where
;; V8 looks up half bytes instead; over 100,000 codes of 48 bytes that takes 2.5 times as long.
;;
;; Assembled into scan-bytes.ts; a test compares.
(module
  (memory (export "memory") 1)

  ;; The blocks at $codes are scanned, but only the places set in the bitmaps at $places, $stride bytes apart.
  ;; $distances has room for 1024 numbers of 16 bits, $counts for a 32-bit count of each distance, $pool for $room
  ;; pairs (place, distance), more than $heads, which are no fewer than $want. Gives the number of pairs; they stand in the
  ;; order of their places.
  (func (export "scan")
    (param $query i32) (param $width i32)
    (param $codes i32) (param $blocks i32)
    (param $places i32) (param $stride i32)
    (param $distances i32) (param $counts i32)
    (param $pool i32) (param $want i32) (param $heads i32) (param $room i32)
    (result i32)
    (local $held i32)
    (local.set $held
      (call $nearHeads
        (local.get $query) (local.get $width) (local.get $codes) (local.get $blocks)
        (local.get $places) (local.get $stride) (local.get $distances) (local.get $counts)
        (local.get $pool) (local.get $heads) (local.get $room)))
    (call $addTails
      (local.get $query) (local.get $width) (local.get $codes) (local.get $pool) (local.get $held))
    (call $keepAtMost
      (local.get $counts) (local.get $width) (local.get $pool) (local.get $held) (local.get $want)))

  ;; Leaves the nearest heads in the pool, $want at most; gives their number.
  (func $nearHeads
    (param $query i32) (param $width i32)
    (param $codes i32) (param $blocks i32)
    (param $places i32) (param $stride i32)
    (param $distances i32) (param $counts i32)
    (param $pool i32) (param $want i32) (param $room i32)
    (result i32)
    (local $head i32) (local $step i32) (local $first i32)
    (local $group i32) (local $lanes i32) (local $place i32) (local $distance i32)
    (local $below i32) (local $held i32) (local $pair i32)
    (local.set $head (i32.div_u (local.get $width) (i32.const 3)))
    (local.set $step (i32.add (i32.const 128) (i32.shl (local.get $width) (i32.const 10))))
    (local.set $below (i32.add (i32.shl (local.get $head) (i32.const 3)) (i32.const 1)))
    (block $done
      (loop $nextBlock
        (br_if $done (i32.eqz (local.get $blocks)))
        (call $measure
          (local.get $query) (local.get $head)
          (i32.add (local.get $codes) (i32.const 128)) (local.get $distances))
        (local.set $group (i32.const 0))
        (loop $nextGroup
          ;; A bit for each of eight places: it is looked at, and near enough.
          (local.set $lanes
            (i32.and
              (i32.load8_u (i32.add (local.get $places) (local.get $group)))
              (i16x8.bitmask
                (i16x8.lt_u
                  (v128.load (i32.add (local.get $distances) (i32.shl (local.get $group) (i32.const 4))))
                  (i16x8.splat (local.get $below))))))
          (block $groupDone
            (loop $nextLane
              (br_if $groupDone (i32.eqz (local.get $lanes)))
              (local.set $place
                (i32.add (i32.shl (local.get $group) (i32.const 3)) (i32.ctz (local.get $lanes))))
              (local.set $lanes
                (i32.and (local.get $lanes) (i32.sub (local.get $lanes) (i32.const 1))))
              (local.set $distance
                (i32.load16_u (i32.add (local.get $distances) (i32.shl (local.get $place) (i32.const 1)))))
              ;; The limit may have fallen within the group.
              (br_if $nextLane (i32.ge_u (local.get $distance) (local.get $below)))
              (local.set $pair (i32.add (local.get $pool) (i32.shl (local.get $held) (i32.const 3))))
              (i32.store (local.get $pair) (i32.add (local.get $first) (local.get $place)))
              (i32.store offset=4 (local.get $pair) (local.get $distance))
              (local.set $held (i32.add (local.get $held) (i32.const 1)))
              (if (i32.eq (local.get $held) (local.get $room))
                (then
                  (local.set $below
                    (call $keep
                      (local.get $counts) (local.get $width)
                      (local.get $pool) (local.get $held) (local.get $want)))
                  (local.set $held (local.get $want))))
              (br $nextLane)))
          (br_if $nextGroup
            (i32.lt_u
              (local.tee $group (i32.add (local.get $group) (i32.const 1)))
              (i32.const 128))))
        (local.set $first (i32.add (local.get $first) (i32.const 1024)))
        (local.set $places (i32.add (local.get $places) (local.get $stride)))
        (local.set $codes (i32.add (local.get $codes) (local.get $step)))
        (local.set $blocks (i32.sub (local.get $blocks) (i32.const 1)))
        (br $nextBlock)))
    (call $keepAtMost
      (local.get $counts) (local.get $width) (local.get $pool) (local.get $held) (local.get $want)))

  ;; Adds to the distances of heads in the pool those of their tails.
  (func $addTails
    (param $query i32) (param $width i32) (param $codes i32) (param $pool i32) (param $held i32)
    (local $head i32) (local $tail i32) (local $step i32) (local $end i32) (local $place i32)
    (local.set $head (i32.div_u (local.get $width) (i32.const 3)))
    (local.set $tail (i32.sub (local.get $width) (local.get $head)))
    (local.set $step (i32.add (i32.const 128) (i32.shl (local.get $width) (i32.const 10))))
    (local.set $query (i32.add (local.get $query) (local.get $head)))
    ;; The first tail.
    (local.set $codes
      (i32.add (local.get $codes) (i32.add (i32.const 128) (i32.shl (local.get $head) (i32.const 10)))))
    (local.set $end (i32.add (local.get $pool) (i32.shl (local.get $held) (i32.const 3))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $pool) (local.get $end)))
        (local.set $place (i32.load (local.get $pool)))
        (i32.store offset=4
          (local.get $pool)
          (i32.add
            (i32.load offset=4 (local.get $pool))
            (call $hamming
              (local.get $query)
              (i32.add
                (i32.add
                  (local.get $codes)
                  (i32.mul (i32.shr_u (local.get $place) (i32.const 10)) (local.get $step)))
                (i32.mul (i32.and (local.get $place) (i32.const 1023)) (local.get $tail)))
              (local.get $tail))))
        (local.set $pool (i32.add (local.get $pool) (i32.const 8)))
        (br $next))))

  ;; Writes the distances of all heads of a block.
  (func $measure (param $query i32) (param $head i32) (param $code i32) (param $distances i32)
    (local $q0 i64) (local $q1 i64) (local $end i32)
    (if (i32.eq (local.get $head) (i32.const 16))
      (then
        (local.set $q0 (i64.load (local.get $query)))
        (local.set $q1 (i64.load offset=8 (local.get $query)))
        (local.set $end (i32.add (local.get $code) (i32.const 4096)))
        (loop $nextFour
          (i32.store16
            (local.get $distances)
            (i32.wrap_i64
              (i64.add
                (i64.popcnt (i64.xor (local.get $q0) (i64.load (local.get $code))))
                (i64.popcnt (i64.xor (local.get $q1) (i64.load offset=8 (local.get $code)))))))
          (i32.store16 offset=512
            (local.get $distances)
            (i32.wrap_i64
              (i64.add
                (i64.popcnt (i64.xor (local.get $q0) (i64.load offset=4096 (local.get $code))))
                (i64.popcnt (i64.xor (local.get $q1) (i64.load offset=4104 (local.get $code)))))))
          (i32.store16 offset=1024
            (local.get $distances)
            (i32.wrap_i64
              (i64.add
                (i64.popcnt (i64.xor (local.get $q0) (i64.load offset=8192 (local.get $code))))
                (i64.popcnt (i64.xor (local.get $q1) (i64.load offset=8200 (local.get $code)))))))
          (i32.store16 offset=1536
            (local.get $distances)
            (i32.wrap_i64
              (i64.add
                (i64.popcnt (i64.xor (local.get $q0) (i64.load offset=12288 (local.get $code))))
                (i64.popcnt (i64.xor (local.get $q1) (i64.load offset=12296 (local.get $code)))))))
          (local.set $distances (i32.add (local.get $distances) (i32.const 2)))
          (br_if $nextFour
            (i32.lt_u (local.tee $code (i32.add (local.get $code) (i32.const 16))) (local.get $end))))
        (return)))
    (local.set $end (i32.add (local.get $code) (i32.shl (local.get $head) (i32.const 10))))
    (loop $next
      (i32.store16
        (local.get $distances)
        (call $hamming (local.get $query) (local.get $code) (local.get $head)))
      (local.set $distances (i32.add (local.get $distances) (i32.const 2)))
      (br_if $next
        (i32.lt_u (local.tee $code (i32.add (local.get $code) (local.get $head))) (local.get $end)))))

  ;; The number of bits in which two codes of $width bytes differ.
  (func $hamming (param $a i32) (param $b i32) (param $width i32) (result i32)
    (local $sum i64) (local $end i32)
    (local.set $end (i32.add (local.get $a) (local.get $width)))
    (loop $next
      (local.set $sum
        (i64.add
          (local.get $sum)
          (i64.add
            (i64.popcnt (i64.xor (i64.load (local.get $a)) (i64.load (local.get $b))))
            (i64.popcnt (i64.xor (i64.load offset=8 (local.get $a)) (i64.load offset=8 (local.get $b)))))))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (br_if $next
        (i32.lt_u (local.tee $a (i32.add (local.get $a) (i32.const 16))) (local.get $end))))
    (i32.wrap_i64 (local.get $sum)))

  ;; As $keep, of any number of pairs; gives how many there are then.
  (func $keepAtMost
    (param $counts i32) (param $width i32) (param $pool i32) (param $held i32) (param $want i32)
    (result i32)
    (if (i32.le_u (local.get $held) (local.get $want))
      (then (return (local.get $held))))
    (drop
      (call $keep
        (local.get $counts) (local.get $width) (local.get $pool) (local.get $held) (local.get $want)))
    (local.get $want))

  ;; Keeps the $want nearest of $held pairs, in their order, by counting how often each distance stands among them. Gives
  ;; the largest distance kept: only smaller ones can still displace one.
  (func $keep
    (param $counts i32) (param $width i32) (param $pool i32) (param $held i32) (param $want i32)
    (result i32)
    (local $at i32) (local $end i32) (local $to i32) (local $cell i32) (local $left i32) (local $largest i32)
    (local.set $end (i32.add (local.get $pool) (i32.shl (local.get $held) (i32.const 3))))
    (memory.fill
      (local.get $counts) (i32.const 0)
      (i32.add (i32.shl (local.get $width) (i32.const 5)) (i32.const 4)))
    (local.set $at (local.get $pool))
    (loop $count
      (local.set $cell
        (i32.add (local.get $counts) (i32.shl (i32.load offset=4 (local.get $at)) (i32.const 2))))
      (i32.store (local.get $cell) (i32.add (i32.load (local.get $cell)) (i32.const 1)))
      (br_if $count
        (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))
    ;; $left: how many pairs of the largest distance are wanted.
    (local.set $left (local.get $want))
    (local.set $cell (local.get $counts))
    (block $found
      (loop $sum
        (br_if $found (i32.ge_u (i32.load (local.get $cell)) (local.get $left)))
        (local.set $left (i32.sub (local.get $left) (i32.load (local.get $cell))))
        (local.set $cell (i32.add (local.get $cell) (i32.const 4)))
        (local.set $largest (i32.add (local.get $largest) (i32.const 1)))
        (br $sum)))
    (local.set $at (local.get $pool))
    (local.set $to (local.get $pool))
    (loop $move
      (if
        (select
          (local.get $left)
          (i32.lt_u (i32.load offset=4 (local.get $at)) (local.get $largest))
          (i32.eq (i32.load offset=4 (local.get $at)) (local.get $largest)))
        (then
          (local.set $left
            (i32.sub
              (local.get $left)
              (i32.eq (i32.load offset=4 (local.get $at)) (local.get $largest))))
          (i64.store (local.get $to) (i64.load (local.get $at)))
          (local.set $to (i32.add (local.get $to) (i32.const 8)))))
      (br_if $move
        (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))
    (local.get $largest)))
