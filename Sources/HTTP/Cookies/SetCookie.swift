import HTTPTypes

/// A cookie to set (RFC 6265, 4.1, with `SameSite` and the name prefixes of RFC 6265bis).
public struct SetCookie: Sendable, Hashable {
    public enum SameSite: String, Sendable { case lax = "Lax", strict = "Strict", none = "None" }

    public var name: String
    public var value: String
    public var path: String
    /// Seconds to live; nil lasts as long as the browser does, 0 removes the cookie.
    public var maxAge: Int?
    public var secure: Bool
    public var httpOnly: Bool
    public var sameSite: SameSite

    /// `name` must be a token; other bytes in it are dropped when the field is written. `value` may be any text: what a
    /// cookie cannot hold is percent-encoded, and `Cookies` decodes it.
    public init(
        _ name: String, _ value: String, path: String = "/", maxAge: Int? = nil, secure: Bool = true,
        httpOnly: Bool = true, sameSite: SameSite = .lax
    ) {
        self.name = name
        self.value = value
        self.path = path
        self.maxAge = maxAge
        self.secure = secure
        self.httpOnly = httpOnly
        self.sameSite = sameSite
    }

    /// The cookie that makes the browser forget this one.
    public var removed: SetCookie {
        var cookie = self
        cookie.value = ""
        cookie.maxAge = 0
        return cookie
    }

    /// The value of the `Set-Cookie` field.
    public var fieldValue: String {
        var text = String(decoding: name.utf8.filter(ByteRules.isToken), as: UTF8.self)
        text += "=" + PercentCoding.encode(value.utf8, keeping: Self.isCookieOctet)
        text += "; Path=" + PercentCoding.encode(path.utf8) { $0 != UInt8(ascii: ";") && ByteRules.isVisible($0) }
        if let maxAge { text += "; Max-Age=\(maxAge)" }
        if secure { text += "; Secure" }
        if httpOnly { text += "; HttpOnly" }
        return text + "; SameSite=\(sameSite.rawValue)"
    }

    /// `cookie-octet` without `%`, which marks our own escapes.
    private static func isCookieOctet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\\"), UInt8(ascii: "%"): false
        default: ByteRules.isVisible(byte)
        }
    }
}

extension Response {
    /// Adds a `Set-Cookie` field.
    public mutating func set(_ cookie: SetCookie) {
        headers.append(HTTPField(name: .setCookie, value: cookie.fieldValue))
    }

    /// This response with a `Set-Cookie` field more.
    public func setting(_ cookie: SetCookie) -> Response {
        var response = self
        response.set(cookie)
        return response
    }
}
