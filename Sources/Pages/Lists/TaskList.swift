public import HTML

/// What is to do until something is ready; each line leads to the page where it is done.
public struct TaskList: Component, Hashable {
    public struct Task: Hashable, Sendable {
        public var text: String
        public var path: String
        public var hint: String?
        public var state: Tag

        public init(_ text: String, _ path: String, hint: String? = nil, state: Tag) {
            self.text = text
            self.path = path
            self.hint = hint
            self.state = state
        }
    }

    public var tasks: [Task]

    public init(_ tasks: [Task]) {
        self.tasks = tasks
    }

    public var html: HTML {
        """
        <ul class="tasks">\(tasks, { task in
            """
            <li><div><a href="\(url: task.path)">\(task.text)</a>\(task.hint, { "<p class=\"meta\">\($0)</p>" })</div> \
            \(task.state)</li>
            """
        })</ul>
        """
    }
}
