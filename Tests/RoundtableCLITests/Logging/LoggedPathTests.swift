import HTTP
import HTTPTypes
import Testing

@testable import RoundtableCLI

struct LoggedPathTests {
    @Test(
        "the secret of a personal link is in no log",
        arguments: [
            ("/my/secret", "/my/:token", "/my/:token"), ("/my/secret.ics", "/my/:token.ics", "/my/:token.ics"),
            ("/%6Dy/secret", "/my/:token", "/my/:token"), ("/%6Dy/secret/typo", nil, "/my/"),
            ("/my/secret/typo", nil, "/my/"), ("/my", nil, "/my"),
            ("/e/socitm-2011", "/e/:event", "/e/socitm-2011"), ("/mystery", nil, "/mystery"),
        ])
    func secrets(path: String, route: String?, logged: String) throws {
        #expect(LoggedPath.text(try Request(.get, path), route: route) == logged)
    }
}
