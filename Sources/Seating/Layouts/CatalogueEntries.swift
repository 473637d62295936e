extension Catalogue {
    /// Kept as text, since a compiler takes a minute over as many numbers.
    static let entries: [Entry] = [
        // Found by symmetry: an element of order 4 maps each of the two base rounds to itself.
        Entry(
            tables: 8, places: 4, cycle: 5,
            base: [
                """
                0 5 10 15 1 14 25 30 2 6 8 28 3 4 16 24 7 18 20 31 9 11 12 21 13 17 19 27 22 23 26 29
                """,
                """
                0 7 8 23 1 4 15 29 2 13 21 24 3 12 25 31 5 11 14 26 6 19 20 30 9 16 27 28 10 17 18 22
                """,
            ]),
        Entry(
            tables: 12, places: 5, cycle: 11,
            base: [
                """
                0 2 15 37 40 1 18 28 33 57 3 27 36 51 59 4 8 26 38 49 5 14 19 21 25 6 23 34 44 52 7 22 \
                30 32 47 9 17 20 48 53 10 11 31 35 56 12 24 43 46 58 13 41 42 50 54 16 29 39 45 55
                """
            ]),
        Entry(
            tables: 5, places: 3, cycle: 7,
            base: [
                """
                0 7 14 1 10 11 2 8 13 3 5 6 4 9 12
                """
            ]),
        Entry(
            tables: 10, places: 6, cycle: 7,
            base: [
                """
                0 28 40 43 50 59 1 7 11 16 33 47 2 6 18 22 24 53 3 17 27 38 44 58 4 8 9 15 35 49 5 13 \
                26 41 45 56 10 20 25 39 48 52 12 23 32 36 51 55 14 29 30 34 46 54 19 21 31 37 42 57
                """
            ]),
        Entry(
            tables: 6, places: 5, cycle: 6,
            base: [
                """
                0 1 8 10 27 2 4 17 22 23 3 14 15 26 28 5 11 13 21 29 6 7 12 16 19 9 18 20 24 25
                """
            ]),
        Entry(
            tables: 10, places: 5, cycle: 9,
            base: [
                """
                0 4 7 24 29 1 19 27 38 47 2 15 18 34 46 3 9 33 42 45 5 10 12 16 41 6 25 37 39 40 8 11 \
                22 32 49 13 20 35 36 48 14 28 30 31 44 17 21 23 26 43
                """
            ]),
    ]
}
