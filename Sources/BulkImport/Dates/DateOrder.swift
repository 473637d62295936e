public import Domain

/// Which comes first in a date of three numbers such as 03/04/2011.
public enum DateOrder: String, CaseIterable, Hashable, Sendable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"

    public var label: Message {
        switch self {
        case .dayFirst: "Day first: 03/04/2011 is 3 April"
        case .monthFirst: "Month first: 03/04/2011 is 4 March"
        }
    }
}
