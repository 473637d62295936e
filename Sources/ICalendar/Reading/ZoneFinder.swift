import TimeZones

/// Finds the zone that a TZID means: an IANA name, alone or at the end of a longer one, or a name of Windows.
///
/// The definition that the file has of its zone is not asked: the zone database of this machine knows the same zone better.
struct ZoneFinder {
    let lookUp: (String) -> Zone?
    /// The names that the file's own VTIMEZONEs have beside their TZID, by TZID.
    private var otherNames: [String: String] = [:]
    private var known: [String: Zone?] = [:]

    init(_ lookUp: @escaping (String) -> Zone?) { self.lookUp = lookUp }

    /// Takes what a calendar's VTIMEZONEs say of their names.
    mutating func take(_ definitions: [CalendarComponent]) {
        known = [:]
        otherNames = [:]
        for definition in definitions {
            let name = definition.first("X-LIC-LOCATION") ?? definition.first("X-MICROSOFT-CDO-TZID")
            guard let identifier = definition.first("TZID")?.value, let name else { continue }
            otherNames[identifier] = name.value
        }
    }

    mutating func zone(_ name: String) -> Zone? {
        if let found = known[name] { return found }
        let found = find(name) ?? otherNames[name].flatMap(find)
        // A file with a new name in every line shall not fill the memory.
        if known.count < 1000 { known[name] = .some(found) }
        return found
    }

    private func find(_ name: String) -> Zone? {
        var name = name.filter { $0 != "\"" }[...]
        while let last = name.last, last == " " { name = name.dropLast() }
        if ["UTC", "GMT", "Z", "Etc/UTC", "Etc/GMT"].contains(name) { return .utc }
        if let identifier = WindowsZones.identifiers[String(name)] { return lookUp(identifier) }
        if let zone = lookUp(String(name)) { return zone }
        // `/citadel.org/20210210_1/Europe/London`: two or three parts at the end are a name.
        let parts = name.split(separator: "/", omittingEmptySubsequences: true)
        for count in [3, 2] where parts.count > count || (parts.count == count && name.hasPrefix("/")) {
            if let zone = lookUp(parts.suffix(count).joined(separator: "/")) { return zone }
        }
        return nil
    }
}
