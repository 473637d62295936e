import Testing

@testable import BulkImport

struct HeadingFoldTests {
    @Test("letter case, blanks, signs and accents do not count")
    func folding() {
        let pairs = [
            ("E-mail *", "email"), (" E_MAIL address ", "emailaddress"), ("Prénom", "prenom"), ("Größe", "grosse"),
            ("Gro\u{0308}ße", "grosse"), ("Œuvre", "oeuvre"), ("İsim", "isim"), ("Имя", "имя"), ("名前", "名前"),
            ("2nd name", "2ndname"), ("—", ""),
        ]
        for (heading, folded) in pairs { #expect(HeadingFold.folded(heading) == folded, "\(heading)") }
    }
}
