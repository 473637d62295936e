internal import CCurl
internal import Glibc
internal import Networks

/// One question to one server. Used once, on one thread.
final class Transfer {
    private let fetcher: Fetcher
    private let handle: UnsafeMutableRawPointer
    private let isCancelled: () -> Bool
    private var octets: [UInt8] = []
    private var fields: [String: String] = [:]
    private var fieldOctets = 0
    /// What a callback ended the transfer for; libcurl's own code then only says that one did.
    private var ending: FetchFailure?
    private var firstForbidden: NetworkAddress?
    private var message = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))

    init(
        _ fetcher: Fetcher, within time: Duration, isCancelled: @escaping () -> Bool
    ) throws(FetchFailure) {
        guard Initialisation.isDone, let handle = curl_easy_init() else {
            throw .broken("libcurl could not be started")
        }
        self.fetcher = fetcher
        self.handle = handle
        self.isCancelled = isCancelled
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_TIMEOUT_MS, time.milliseconds)
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(time, fetcher.limits.connecting).milliseconds)
        try set(CURLOPT_LOW_SPEED_LIMIT, 1)
        try set(CURLOPT_LOW_SPEED_TIME, max(1, Int(fetcher.limits.silence.components.seconds)))
        try refuseWhatIsNotAsked()
        try setCallbacks()
    }

    deinit { curl_easy_cleanup(handle) }

    /// libcurl's standards are mostly these; they are said so that no other build of it decides.
    private func refuseWhatIsNotAsked() throws(FetchFailure) {
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NOPROXY, "*")
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try set(CURLOPT_HTTP09_ALLOWED, 0)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_FORBID_REUSE, 1)
        try set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        try set(CURLOPT_USERAGENT, fetcher.name)
    }

    private func setCallbacks() throws(FetchFailure) {
        // because: the callbacks run within `run`, which keeps the transfer alive
        let context = Unmanaged.passUnretained(self).toOpaque()
        let checked = [
            ccurl_set_sink(
                handle, CURLOPT_WRITEFUNCTION,
                { data, size, count, context in Transfer.of(context)?.takeOctets(data, size * count) ?? 0 }),
            ccurl_set_sink(
                handle, CURLOPT_HEADERFUNCTION,
                { data, size, count, context in Transfer.of(context)?.takeField(data, size * count) ?? 0 }),
            ccurl_set_socket_opener(
                handle,
                { context, _, address in
                    Transfer.of(context)?.open(address) ?? ccurl_no_socket()
                }),
            ccurl_set_watcher(handle, { context, _, _, _, _ in Transfer.of(context)?.watch() ?? 1 }),
            ccurl_set_context(handle, CURLOPT_WRITEDATA, context),
            ccurl_set_context(handle, CURLOPT_HEADERDATA, context),
            ccurl_set_context(handle, CURLOPT_OPENSOCKETDATA, context),
            ccurl_set_context(handle, CURLOPT_XFERINFODATA, context),
            ccurl_set_number(handle, CURLOPT_NOPROGRESS, 0),
        ]
        for code in checked { try check(code) }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        // because: the context is the transfer itself, as `setCallbacks` says
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Asks, and gives the answer with the address that it leads on to.
    func run(
        _ address: WebAddress, _ asked: [(name: String, value: String)]
    ) throws(FetchFailure) -> (document: FetchedDocument, next: String?) {
        try set(CURLOPT_URL, address.description)
        var list: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(list) }
        for field in [(name: "Accept", value: "text/calendar, */*;q=0.5")] + asked {
            // A line end in a value would be a field of somebody else's.
            if field.value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { continue }
            list = curl_slist_append(list, "\(field.name): \(field.value)")
        }
        try check(ccurl_set_list(handle, CURLOPT_HTTPHEADER, list))
        let code = message.withUnsafeMutableBufferPointer { buffer in
            // because: the buffer stays in place during the call, and is taken away after it
            _ = ccurl_set_context(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress)
            defer { _ = ccurl_set_context(handle, CURLOPT_ERRORBUFFER, nil) }
            return curl_easy_perform(handle)
        }
        if let ending { throw ending }
        if code != CURLE_OK { throw failure(code, address.host) }
        var status = 0
        try check(ccurl_get_number(handle, CURLINFO_RESPONSE_CODE, &status))
        let document = FetchedDocument(status: status, fields: fields, octets: octets, address: address)
        return (document, [301, 302, 303, 307, 308].contains(status) ? try next() : nil)
    }

    /// Where the answer leads, made whole by libcurl.
    private func next() throws(FetchFailure) -> String? {
        var text: UnsafePointer<CChar>?
        try check(ccurl_get_text(handle, CURLINFO_REDIRECT_URL, &text))
        // because: curl's text ends with a zero byte and stays as long as the handle is not used again
        return text.map { String(cString: $0) }
    }

    // MARK: What libcurl calls

    private func takeOctets(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard octets.count + count <= fetcher.limits.octets else {
            ending = .tooLarge(fetcher.limits.octets)
            return 0
        }
        // because: libcurl gives so many bytes, for the time of the call
        octets.append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
        return count
    }

    private func takeField(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        fieldOctets += count
        guard fieldOctets <= fetcher.limits.fieldOctets else {
            ending = .tooLarge(fetcher.limits.fieldOctets)
            return 0
        }
        // because: as above
        let line = String(decoding: UnsafeRawBufferPointer(start: data, count: count), as: UTF8.self)
        // An answer may come after one that is none yet (100 Continue).
        if line.hasPrefix("HTTP/") { fields = [:] }
        if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            fields[line[..<colon].lowercased()] = value
        }
        return count
    }

    /// Opens a socket to an address, unless it may not be asked. This is the address that will be connected to.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address, let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return ccurl_no_socket() }
        // because: libcurl keeps the whole address behind the field, longer than the field's type
        let raw = UnsafeRawPointer(address).advanced(by: offset)
        guard let wanted = NetworkAddress(socketAddress: raw) else { return ccurl_no_socket() }
        guard fetcher.mayAsk(wanted) else {
            firstForbidden = firstForbidden ?? wanted
            return ccurl_no_socket()
        }
        let closesOnExec = Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, address.pointee.socktype | closesOnExec, address.pointee.`protocol`)
    }

    private func watch() -> Int32 {
        guard isCancelled() else { return 0 }
        ending = .cancelled
        return 1
    }

    // MARK: Codes

    private func failure(_ code: CURLcode, _ host: String) -> FetchFailure {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .unknownHost(host)
        case CURLE_COULDNT_CONNECT: firstForbidden.map { .forbiddenAddress($0) } ?? .noConnection(host)
        case CURLE_OPERATION_TIMEDOUT: .tooSlow
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            .untrusted(words(code))
        default: .broken(words(code))
        }
    }

    private func words(_ code: CURLcode) -> String {
        let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // because: curl's texts for codes are static
        return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    }

    private func set(_ option: CURLoption, _ value: Int) throws(FetchFailure) {
        try check(ccurl_set_number(handle, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(FetchFailure) {
        try check(ccurl_set_text(handle, option, value))
    }

    private func check(_ code: CURLcode) throws(FetchFailure) {
        if code != CURLE_OK { throw .broken(words(code)) }
    }
}

extension Duration {
    fileprivate var milliseconds: Int {
        max(1, Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000))
    }
}

/// libcurl's own start, once in the process and before any transfer.
private enum Initialisation {
    static let isDone = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
