import Domain
import HTTP
import HTTPTypes
import TestSupport
import Testing

@testable import WebAdmin

@Suite("Sent forms")
struct SentFormsTests {
    private func sending(_ number: String, by owner: String = "a") -> SentForms.Sending {
        SentForms.Sending(owner: owner, path: "/admin/people", number: number)
    }

    private actor Counter {
        private var count = 0

        func next() -> Int {
            count += 1
            return count
        }
    }

    @Test("of two that are one sending, one is handled and both get its answer")
    func once() async throws {
        let forms = SentForms()
        let counter = Counter()
        let answers = try await withThrowingTaskGroup(of: Response.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await forms.answer(sending("1")) {
                        let number = await counter.next()
                        await Task.yield()
                        return .seeOther("/\(number)")
                    }
                }
            }
            return try await group.reduce(into: [String?]()) { $0.append($1.headers[.location]) }
        }
        #expect(answers == [String?](repeating: "/1", count: 8))
    }

    @Test("one that was refused or failed is handled again, and so is another's")
    func again() async throws {
        let forms = SentForms()
        let refused = try await forms.answer(sending("1")) { .html([], status: .unprocessableContent) }
        #expect(refused.status == .unprocessableContent)
        await #expect(throws: HTTPError.self) {
            try await forms.answer(sending("1")) { throw HTTPError(.serviceUnavailable, "Later.") }
        }
        for (path, number, owner) in [("/1", "1", "a"), ("/2", "2", "a"), ("/3", "1", "b")] {
            let answer = try await forms.answer(sending(number, by: owner)) { .seeOther(path) }
            #expect(answer.headers[.location] == path)
        }
    }

    @Test(
        "a double press makes a thing once",
        arguments: [
            ("/admin/people", "/admin/people/new", ["name": "Ada Lovelace"]),
            ("/admin/events", "/admin/events/new", AdminWorld.dinner),
        ])
    func pressedTwice(target: String, page: String, fields: [String: String]) async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        let form = try await browser.get(page)
        var fields = fields
        fields["csrf_token"] = form.token
        fields["sending"] = form.value(of: "sending")
        let first = try await browser.post(target, fields)
        let second = try await browser.post(target, fields)
        #expect(first.status == 303)
        #expect(second.status == 303)
        #expect(second.location == first.location)
        // The same words from a page of their own are another thing.
        fields["sending"] = try await browser.get(page).value(of: "sending")
        #expect(try await browser.post(target, fields).location != first.location)
    }
}
