import Domain
import HTTP
import HTTPTypes
import Testing
import TimeZones

@testable import WebAdmin

@Suite struct KeptFormsTests {
    private let now = Instant(secondsSince1970: 1_300_000_000)

    private func kept(of owner: Int64, bytes: Int = 1000, lasting seconds: Int64 = 3600) -> KeptForms.Kept {
        KeptForms.Kept(
            owner: ID(rawValue: owner), bytes: bytes, until: now.adding(seconds: seconds), page: nil
        ) { _ in Response(status: .noContent) }
    }

    @Test("of one administrator the last eight are kept, whatever others send")
    func mostOfOne() {
        let forms = KeptForms()
        let names = (0..<10).map { _ in forms.keep(kept(of: 1), at: now) }
        let other = forms.keep(kept(of: 2), at: now)
        #expect(names.map { forms.find($0, at: now) != nil } == [false, false] + Array(repeating: true, count: 8))
        #expect(forms.find(other, at: now) != nil)
    }

    @Test("where there is no room the oldest go")
    func mostBytes() {
        let forms = KeptForms()
        let names = (1...33).map { forms.keep(kept(of: $0, bytes: KeptForms.mostBytes), at: now) }
        #expect(forms.count == 32)
        #expect(forms.find(names[0], at: now) == nil)
        #expect(forms.find(names[1], at: now) != nil)
    }

    @Test("what waits no longer is not found, and is cleared away with the next one")
    func lifetime() {
        let forms = KeptForms()
        let name = forms.keep(kept(of: 1, lasting: 10), at: now)
        #expect(forms.find(name, at: now.adding(seconds: 9)) != nil)
        #expect(forms.find(name, at: now.adding(seconds: 10)) == nil)
        _ = forms.keep(kept(of: 1), at: now.adding(seconds: 10))
        #expect(forms.count == 1)
    }

    @Test("a name that nobody was given finds nothing", arguments: ["", "x", "../admin"])
    func unknown(name: String) {
        #expect(KeptForms().find(name, at: now) == nil)
    }
}
