extension Catalogue {
    static let entries: [Entry] = [
        // Found by symmetry: an element of order 4 maps each of the two base rounds to itself.
        Entry(
            tables: 8, places: 4, cycle: 5,
            base: [
                [
                    0, 5, 10, 15, 1, 14, 25, 30, 2, 6, 8, 28, 3, 4, 16, 24, 7, 18, 20, 31, 9, 11, 12, 21, 13, 17, 19, 27,
                    22, 23, 26, 29,
                ],
                [
                    0, 7, 8, 23, 1, 4, 15, 29, 2, 13, 21, 24, 3, 12, 25, 31, 5, 11, 14, 26, 6, 19, 20, 30, 9, 16, 27, 28,
                    10, 17, 18, 22,
                ],
            ])
    ]
}
