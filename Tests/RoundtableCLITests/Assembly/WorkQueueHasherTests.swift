import RoundtableCLI
import Testing

struct WorkQueueHasherTests {
    @Test("a password is known by its hash and by no other; without a hash nothing is right")
    func verifying() async throws {
        let hasher = WorkQueueHasher()
        let hash = try await hasher.hash("the long way round the table")
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
        #expect(try await hasher.verify("the long way round the table", against: hash))
        #expect(try await !hasher.verify("the short way round the table", against: hash))
        #expect(try await !hasher.verify("the long way round the table", against: nil))
        #expect(!hasher.needsRehash(hash))
        #expect(
            hasher.needsRehash(
                "$argon2id$v=19$m=32768,t=2,p=1$j9wjYE7kO47o5BwDp0sFxA$IpFPoYm/Iz4Muf6BZLdJEvtJN7SoA9fcObQveXMCSsI"))
    }

    @Test("many at once wait for each other and all get their answer")
    func line() async throws {
        let hasher = WorkQueueHasher()
        let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<6 { group.addTask { try await hasher.verify("x", against: nil) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == [false, false, false, false, false, false])
    }
}
