import Testing

@testable import Seating

struct DifferenceMatrixTests {
    @Test(
        "between any two rows the differences are all different",
        arguments: [(12, 10, 4), (90, 10, 5), (9, 9, 9), (30, 10, 4)])
    func differences(shape: (tables: Int, columns: Int, rounds: Int)) throws {
        let matrix = try #require(
            DifferenceMatrix.known(tables: shape.tables, columns: shape.columns, rounds: shape.rounds)
                ?? DifferenceMatrix.searched(tables: shape.tables, columns: shape.columns, rounds: shape.rounds))
        #expect(matrix.rows.count == shape.rounds)
        for later in 0..<shape.rounds {
            for earlier in 0..<later {
                let found = (0..<shape.columns).map {
                    matrix.group.difference(matrix.rows[later][$0], matrix.rows[earlier][$0])
                }
                #expect(Set(found).count == shape.columns)
            }
        }
    }
}
