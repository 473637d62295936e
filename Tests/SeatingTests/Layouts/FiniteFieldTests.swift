import Testing

@testable import Seating

struct FiniteFieldTests {
    @Test(
        "every element but 0 has an inverse, and products distribute over sums",
        arguments: [2, 3, 4, 5, 7, 8, 9, 16, 25, 27])
    func field(order: Int) throws {
        let field = try #require(FiniteField(order: order))
        let sums = field.addition
        for one in 1..<order {
            #expect((0..<order).count { field.product(one, $0) == 1 } == 1)
            for other in 0..<order {
                let third = (one * 7 + other * 3) % order
                #expect(
                    field.product(one, sums.sum(other, third))
                        == sums.sum(field.product(one, other), field.product(one, third)))
            }
        }
    }

    @Test("there is no field of six, ten or twelve elements", arguments: [0, 1, 6, 10, 12])
    func none(order: Int) { #expect(FiniteField(order: order) == nil) }
}
