public import HTML

/// The icons: 20 by 20, drawn with lines in the colour of the text. They only ever stand beside words.
public enum Icon: String, CaseIterable, Component {
    case add, calendar, check, chevron, close, copy, download, external, filter, people, pin, search, upload, warning

    public var html: HTML {
        """
        <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">\
        <path d="\(raw: lines)"/></svg>
        """
    }

    private var lines: StaticString {
        switch self {
        case .add: "M10 4v12M4 10h12"
        case .calendar: "M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4"
        case .check: "M4 10.5l4 4 8-9"
        case .chevron: "M7.5 4.5l5.5 5.5-5.5 5.5"
        case .close: "M5 5l10 10M15 5L5 15"
        case .copy: "M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4"
        case .download: "M10 3v10M5.5 9L10 13.5 14.5 9M3.5 16.5h13"
        case .external: "M11.5 3.5h5v5M16 4l-7 7M14.5 11.5v5h-11v-11h5"
        case .filter: "M3 5h14M6 10h8M8.5 15h3"
        case .people:
            "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5M13 4a3 3 0 0 1 0 5.5M15 12.5c2 .7 3 2 3 4"
        case .pin: "M10 17.5s5.5-5 5.5-9a5.5 5.5 0 0 0-11 0c0 4 5.5 9 5.5 9zM10 10.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"
        case .search: "M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.5 12.5l4.5 4.5"
        case .upload: "M10 13V3M5.5 7.5L10 3l4.5 4.5M3.5 16.5h13"
        case .warning: "M10 3l7.5 13.5h-15zM10 8v4M10 14.200v.3"
        }
    }
}
