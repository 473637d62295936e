/// The field with a prime power of elements, which are numbered from 0; 0 and 1 are what they say.
///
/// An element is a polynomial over the prime field, its coefficients the digits of its number. The product is taken
/// modulo the first irreducible polynomial that is found.
struct FiniteField: Sendable {
    let order: Int
    private let prime: Int
    private let degree: Int
    private let products: [Int]

    /// nil when `order` is no prime power, or above 1024.
    init?(order: Int) {
        guard order > 1, order <= 1024, let (prime, degree) = Self.primePower(order) else { return nil }
        self.order = order
        self.prime = prime
        self.degree = degree
        guard let modulus = Self.irreducible(prime, degree) else { return nil }
        var products = Array(repeating: 0, count: order * order)
        for one in 0..<order {
            for other in one..<order {
                let product = Self.product(one, other, modulus, prime, degree)
                products[one * order + other] = product
                products[other * order + one] = product
            }
        }
        self.products = products
    }

    static func isPrimePower(_ number: Int) -> Bool { primePower(number) != nil }

    func product(_ one: Int, _ other: Int) -> Int { products[one * order + other] }

    private static func primePower(_ number: Int) -> (prime: Int, degree: Int)? {
        guard number > 1 else { return nil }
        let prime = (2...number).first { number % $0 == 0 } ?? number
        var rest = number
        var degree = 0
        while rest % prime == 0 {
            rest /= prime
            degree += 1
        }
        return rest == 1 ? (prime, degree) : nil
    }

    private static func digits(_ number: Int, _ prime: Int, _ count: Int) -> [Int] {
        var rest = number
        return (0..<count).map { _ in
            defer { rest /= prime }
            return rest % prime
        }
    }

    /// The product of two polynomials modulo a monic one, whose lower coefficients are given.
    private static func product(_ one: Int, _ other: Int, _ modulus: [Int], _ prime: Int, _ degree: Int) -> Int {
        let (a, b) = (digits(one, prime, degree), digits(other, prime, degree))
        var product = Array(repeating: 0, count: 2 * degree)
        for i in 0..<degree { for j in 0..<degree { product[i + j] += a[i] * b[j] } }
        for top in stride(from: 2 * degree - 1, through: degree, by: -1) {
            let factor = product[top] % prime
            for lower in 0..<degree { product[top - degree + lower] += factor * (prime - modulus[lower]) }
        }
        return (0..<degree).reversed().reduce(0) { $0 * prime + product[$1] % prime }
    }

    /// The lower coefficients of a monic polynomial without divisors: one for which no two elements other than 0 have
    /// the product 0.
    private static func irreducible(_ prime: Int, _ degree: Int) -> [Int]? {
        let order = (0..<degree).reduce(1) { power, _ in power * prime }
        guard degree > 1 else { return [0] }
        for candidate in 0..<order {
            let modulus = digits(candidate, prime, degree)
            let hasDivisors = (1..<order).contains { one in
                // One factor has at most half the degree.
                var half = 1
                for _ in 0..<(degree / 2 + 1) { half *= prime }
                return one < half && (one..<order).contains { product(one, $0, modulus, prime, degree) == 0 }
            }
            if !hasDivisors { return modulus }
        }
        return nil
    }
}

/// A finite abelian group: a product of cycles, its elements numbered in mixed radix.
struct AbelianGroup: Sendable, Equatable {
    let cycles: [Int]
    var order: Int { cycles.reduce(1, *) }

    func sum(_ one: Int, _ other: Int) -> Int { combine(one, other) { $0 + $1 } }
    func difference(_ one: Int, _ other: Int) -> Int { combine(one, other) { $0 - $1 } }

    private func combine(_ one: Int, _ other: Int, _ operation: (Int, Int) -> Int) -> Int {
        var (one, other, factor, result) = (one, other, 1, 0)
        for cycle in cycles {
            let digit = operation(one % cycle, other % cycle) % cycle
            result += (digit < 0 ? digit + cycle : digit) * factor
            factor *= cycle
            one /= cycle
            other /= cycle
        }
        return result
    }

    /// The groups of an order, up to names: for 12 those with the cycles 12 and 2, 6.
    static func all(order: Int) -> [AbelianGroup] {
        var found = [AbelianGroup(cycles: [order])]
        for cycle in 2..<max(3, order) where order % (cycle * cycle) == 0 {
            for rest in all(order: order / cycle) where rest.cycles[0] % cycle == 0 {
                found.append(AbelianGroup(cycles: [cycle] + rest.cycles))
            }
        }
        return found
    }
}
