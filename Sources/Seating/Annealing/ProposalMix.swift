/// What is proposed between two looks at the clock.
struct ProposalMix {
    /// So many turns, each of single proposals, scans of swaps, and in some of them scans of trades.
    static let turns = 16
    let singles: Int
    let swapScans: Int
    let tradeScans: Int
    /// Trades are scanned in one of so many turns.
    let tradeEvery: Int
    /// Of 256 single proposals, those of trades.
    let tradeShare: UInt64

    static let cold = Self(singles: 4, swapScans: 2, tradeScans: 2, tradeEvery: 1, tradeShare: 8)

    /// A trade leaves the number of repeats as it is, and while it is hot nearly all of them are taken: two thirds of the
    /// time went to people who changed names. With one scan of trades in 33, seven times as many swaps are made in it (36
    /// guests, at a quarter of a repeat). With none at all, mixes do not follow and swaps stall.
    static let hot = Self(singles: 1, swapScans: 4, tradeScans: 1, tradeEvery: 8, tradeShare: 1)

    /// Many swaps are free of repeats, and single proposals find them as well (900 guests, 5 s: 66 with scans).
    static let hall = Self(singles: 16, swapScans: 0, tradeScans: 0, tradeEvery: 1, tradeShare: 64)
}
