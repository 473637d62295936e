/// Addresses and networks: `127.0.0.1, 10.0.0.0/8, ::1`.
public struct NetworkList: Sendable, Hashable {
    private struct Network: Sendable, Hashable {
        let address: NetworkAddress
        let bits: Int
    }

    private let networks: [Network]

    /// No address at all.
    public init() { networks = [] }

    /// Nil unless the text is a list of addresses and networks, separated by commas or spaces.
    public init?(_ text: String) {
        var networks: [Network] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            let pieces = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let address = NetworkAddress(pieces[0]) else { return nil }
            var bits = 128
            if pieces.count == 2 {
                guard let given = Int(pieces[1]), (0...address.width).contains(given) else { return nil }
                bits = given + 128 - address.width
            }
            networks.append(Network(address: address, bits: bits))
        }
        guard !networks.isEmpty else { return nil }
        self.networks = networks
    }

    public var isEmpty: Bool { networks.isEmpty }

    /// Whether the address is one of these, or in one of these networks.
    public func contains(_ address: NetworkAddress) -> Bool {
        networks.contains { $0.address.agrees(with: address, in: $0.bits) }
    }
}
