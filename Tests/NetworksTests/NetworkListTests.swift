import Testing

@testable import Networks

@Suite struct NetworkListTests {
    @Test("a list of addresses and networks is read, and nothing else is")
    func reading() {
        for text in ["127.0.0.1", "::1", "10.0.0.0/8,::1/128", "0.0.0.0/0"] { #expect(NetworkList(text) != nil) }
        for text in ["", "localhost", "10.0.0.0/33", "10.0.0/8", "::1/129", "10.0.0.0/", "10.0.0.0/x", "1.2.3.4:80"] {
            #expect(NetworkList(text) == nil, "\(text)")
        }
    }

    @Test("an IPv4 address is the same in its mapped form")
    func mapped() throws {
        let list = try #require(NetworkList("10.0.0.0/8"))
        #expect(list.contains(try #require(NetworkAddress("::ffff:10.1.2.3"))))
        #expect(try #require(NetworkAddress("::ffff:10.1.2.3")).description == "10.1.2.3")
        #expect(!list.contains(try #require(NetworkAddress("11.1.2.3"))))
    }
}
