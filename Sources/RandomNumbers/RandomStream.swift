/// A stream of random numbers that a seed settles: SplitMix64 (Steele, Lea & Flood 2014).
///
/// Inlinable throughout: searches draw several numbers for each of millions of steps a second.
@frozen
public struct RandomStream: RandomNumberGenerator, Sendable {
    @usableFromInline var state: UInt64

    @inlinable
    public init(seed: UInt64) {
        state = seed
        // The first numbers of near seeds resemble each other until the state has been mixed once.
        state = next()
    }

    @inlinable
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which must be above 0 and below 2^32. The bias is below 1 in 2^32 / bound.
    @inlinable
    public mutating func below(_ bound: Int) -> Int { Self.scale(next() >> 32, bound) }

    /// 32 random bits made a number below `bound`, without a division.
    @inlinable
    @inline(__always)
    public static func scale(_ bits: UInt64, _ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((bits & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }
}
