import Domain
import HTML
import Pages
import Testing

@Suite("Form fields")
struct FormFieldsTests {
    @Test("a field ties label, hint, error and control together and keeps what was typed")
    func text() {
        let fields = FormFields(
            .english, problems: [FieldProblem("title", "Give the \("event")."), FieldProblem("title", "Second.")],
            values: ["title": "A \"B\" <c>"])
        #expect(
            fields.text("title", "Title", hint: "As printed.", optional: true).description == """
                <div class="field field-wrong"><label for="title">Title <span class="meta">(optional)</span></label>\
                <p class="hint" id="title-hint">As printed.</p>\
                <p class="error" id="title-error"><span class="hidden">Error: </span>Give the event.</p>\
                <input type="text" class="width-full" id="title" name="title" value="A &quot;B&quot; &lt;c&gt;" \
                aria-describedby="title-hint title-error" aria-invalid="true"></div>
                """)
    }

    @Test("a password is never written back")
    func password() {
        let html = FormFields(.english, values: ["password": "s3cret"]).password("password", "Password").description
        #expect(!html.contains("s3cret"))
        #expect(html.contains("autocomplete=\"current-password\""))
    }

    @Test("text of several lines keeps a first empty line")
    func textArea() {
        let html = FormFields(.english, values: ["note": "\nA</textarea>"]).textArea("note", "Note").description
        #expect(html.contains(">\n\nA&lt;/textarea&gt;</textarea>"))
    }

    @Test("a value that is no longer offered stays chosen")
    func lostChoice() {
        let fields = FormFields(.english, values: ["room": "Old hall"])
        let html = fields.select("room", "Room", [Choice("A", "A")], none: "All rooms").description
        #expect(
            html == """
                <div class="field"><label for="room">Room</label><select id="room" name="room">\
                <option value="">All rooms</option><option value="Old hall" selected>Old hall</option>\
                <option value="A">A</option></select></div>
                """)
    }

    @Test("every box that was ticked stays ticked, and the first has the field's name as its id")
    func checkboxes() {
        let fields = FormFields(.english, idPrefix: "x-") { $0 == "tags" ? ["a", "c"] : [] }
        let html = fields.checkboxes("tags", "Tags", [Choice("a", "A"), Choice("b", "B"), Choice("c", "C")]).description
        #expect(
            html == """
                <fieldset class="field"><legend>Tags</legend>\
                <div class="choice"><input type="checkbox" id="x-tags" name="tags" value="a" checked><label for="x-tags">A</label></div>\
                <div class="choice"><input type="checkbox" id="x-tags-1" name="tags" value="b"><label for="x-tags-1">B</label></div>\
                <div class="choice"><input type="checkbox" id="x-tags-2" name="tags" value="c" checked><label for="x-tags-2">C</label></div>\
                </fieldset>
                """)
    }

    @Test("the summary leads to each field in the words that stand beside it")
    func summary() {
        let problems = [FieldProblem("title", "Give a title."), FieldProblem("", "The file is empty.")]
        #expect(
            ErrorSummary(problems, .english, idPrefix: "x-").html.description == """
                <div class="error-summary" role="alert" tabindex="-1" data-focus><h2>There is a problem</h2><ul>\
                <li><a href="#x-title">Give a title.</a></li><li>The file is empty.</li></ul></div>
                """)
        #expect(ErrorSummary([], .english).html.isEmpty)
    }

    @Test("a form always carries its token")
    func token() {
        let html = PostForm(
            to: "/admin/rooms", token: "t\"1", hidden: [("version", "3")], buttons: Buttons("Save changes")
        ).html
        #expect(
            html.description == """
                <form method="post" action="/admin/rooms" novalidate><input type="hidden" name="csrf_token" value="t&quot;1">\
                <input type="hidden" name="version" value="3">\
                <div class="buttons"><button class="button button-primary" type="submit">Save changes</button></div></form>
                """)
    }
}
