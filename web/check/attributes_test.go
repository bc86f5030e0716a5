package check

import (
	"fmt"
	"testing"
)

// A host page may give an element other attributes at any moment, as frameworks
// do that use it again for the next article. What stands there is then what the
// attributes say, or what stands between the tags; never what they said before.

const shownStatements = `[...tree().querySelectorAll(".statement")].filter((e) => e.checkVisibility()).map((e) => e.id).join()`

// nothing reports whether no comparison is left, and the fallback is seen.
const nothing = guest + `.shadowRoot?.querySelector(".se") === null && ` + guest + `.querySelector(".se") === null && document.querySelector("statement-evidence > a").checkVisibility()`

// set gives the first element of a page an attribute, or takes it, and holds it in the same task to be as said.
func (p *tab) set(what, holds string, attributes ...string) {
	p.t.Helper()
	got := value[bool](p, `(() => {
		for (let i = 0; i < $0.length; i += 2) $0[i + 1] === "-" ? `+guest+`.removeAttribute($0[i]) : `+guest+`.setAttribute($0[i], $0[i + 1]);
		return Boolean(`+holds+`);
	})()`, attributes)
	if !got {
		p.t.Errorf("%q: it is not so that %s: %s", attributes, what, holds)
	}
}

func TestStatementOfAnElementChanges(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		ids := []string{story.Statements[0].ID, story.Statements[1].ID, story.Statements[2].ID}
		s.put("host.html", s.bring(fmt.Sprintf(`loading="eager" statement=%q`, ids[0])))
		release := s.hold("page.*.wasm")
		p := s.open(t, "host.html")
		p.until(shownStatements+` === "s-" + $0`, ids[0])
		one := func(id string) string { return fmt.Sprintf(shownStatements+` === "s-%s"`, id) }
		p.set("it is shown before the program is there", one(ids[1]), "statement", ids[1])
		release()
		p.untilSettled()
		p.assert("it is shown then", one(ids[1]))
		p.set("the last of several is shown", one(ids[2]), "statement", ids[0], "statement", ids[1], "statement", ids[2])
		p.set("all are shown where it names none", `!tree().querySelector("[data-one]") && [...tree().querySelectorAll(".statement")].filter((e) => e.checkVisibility()).length === `+fmt.Sprint(len(story.Statements)), "statement", "-")
		// What a reader has done with the one before is not done with the next.
		p.search("coats")
		p.until(`tree().querySelector(".statement[hidden]") && location.hash === "#q=coats"`)
		p.set("no search is left", `!tree().querySelector("input[type=search]").value && `+one(ids[0]), "statement", ids[0])
		p.until(`location.hash === "" && !tree().querySelector(".statement[hidden], .row[hidden]")`)
		p.run(`tree().querySelector(".phrase").click()`)
		p.until(`tree().querySelector("[data-chosen]")`)
		p.set("another is shown", one(ids[1]), "statement", ids[1])
		p.until(`!tree().querySelector("[data-chosen]")`)
		p.set("all are shown where it names one that is not there", `!tree().querySelector("[data-one]")`, "statement", "nobody")
	})
}

func TestContentOfAnElementChanges(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.put("host.html", s.bring(`loading="eager"`))
		p := s.tab(t)
		// Every language that is ever shown.
		p.before(`{
			globalThis.spoken = [];
			const attach = Element.prototype.attachShadow;
			Element.prototype.attachShadow = function(...how) {
				const root = attach.apply(this, how);
				new MutationObserver(() => spoken.push(root.querySelector(".se")?.lang ?? "")).observe(root, {childList: true, subtree: true});
				return root;
			};
		}`)
		p.visit("host.html")
		p.untilSettled()
		inLang := func(lang string) {
			t.Helper()
			p.until(guest+`.dataset.state === "ready" && tree().querySelector(".se")?.lang === $0`, lang)
			p.assertWorks()
		}
		inLang("en")
		p.set("nothing is left", nothing, "lang", "de")
		inLang("de")
		p.set("nothing is left", nothing, "src", s.URL+"/fragment.uk.html", "lang", "uk")
		inLang("uk")
		p.set("nothing is left", nothing, "lang", "-")
		inLang("uk") // it is the language of that page

		// An older load that comes late is not shown.
		release := s.hold("fragment.de.html")
		p.set("nothing is left", nothing, "src", s.URL+"/fragment.de.html")
		p.run(`spoken = []`)
		p.until(`document.querySelector("statement-evidence").dataset.state === "loading"`)
		p.set("nothing is left", nothing, "src", s.URL+"/fragment.fr.html")
		inLang("fr")
		release()
		p.untilIdle()
		p.assert("no other was ever shown", `spoken.includes("fr") && !spoken.includes("de") && !spoken.includes("uk")`)
		p.assert("it is there once", guest+`.shadowRoot.querySelectorAll(".se").length === 1 && tree().querySelectorAll(".spoken").length === 1`)

		// What cannot be loaded leaves what stands between the tags.
		p.expect("404", "the page stays as it was written")
		p.set("nothing is left", nothing, "src", s.URL+"/missing.html")
		p.until(guest + `.dataset.state === "failed"`)
		p.assert("the fallback is seen", nothing)
		p.assert("it names no file of the other's", `!`+guest+`.hasAttribute("outline") && !`+guest+`.hasAttribute("program")`)
		p.set("nothing is left", nothing, "src", s.URL+"/fragment.fr.html")
		inLang("fr")
		p.set("nothing is left", nothing, "src", "-")
		p.untilIdle()
		p.assert("nothing comes", nothing)
		p.set("nothing is left", nothing, "src", s.URL+"/fragment.html")
		inLang("en")

		// Out of its page, and back in it.
		p.run(`globalThis.element = `+guest+`; globalThis.at = element.parentNode; element.remove(); element.setAttribute("src", $0 + "/fragment.es.html")`, s.URL)
		p.assert("nothing is left", `element.shadowRoot.querySelector(".se") === null`)
		p.run(`at.append(element)`)
		inLang("es")
	})
}

func TestPlaceOfAnElementChanges(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.put("host.html", s.bring(`loading="eager"`))
		p := s.ready(t, "host.html")
		day := func(day string) string {
			return fmt.Sprintf(`tree().querySelector("input[type=range]").ariaValueText.includes(%q)`, day)
		}
		p.set("it is that day", day("2018")+` && tree().querySelector("[data-later]")`, "as-of", "2018-07-18")
		p.set("it is another", day("2017")+` && tree().querySelectorAll("[data-later]").length > 20`, "as-of", "2017-01-06")
		p.set("it is today", `!tree().querySelector("[data-later]")`, "as-of", "1918-01-01")
		p.set("it is a day again", day("2018"), "as-of", "2018-07-18")
		p.set("it is today", `!tree().querySelector("[data-later]")`, "as-of", "-")
		p.untilIdle()
		p.assert("the address is left alone", `location.hash === ""`)
		p.set("it is dark", `getComputedStyle(tree()).backgroundColor === "rgb(23, 22, 20)"`, "theme", "dark")
		p.set("it is light", `getComputedStyle(tree()).backgroundColor !== "rgb(23, 22, 20)"`, "theme", "light")

		on := func(mode string) string {
			return fmt.Sprintf(`[...tree().querySelectorAll("dialog.classroom")].map((e) => e.dataset.mode).join() === %q`, mode)
		}
		release := s.hold("classroom.*.wasm")
		p.set("nothing is on yet", on(""), "mode", "present", "mode", "quiz")
		release()
		p.until(on("quiz"))
		p.set("the quiz is left", on(""), "mode", "present")
		p.until(on("present"))
		p.set("nothing is on", on("")+` && tree().firstElementChild.checkVisibility()`, "mode", "-")
		p.set("nothing is on yet", on(""), "mode", "quiz")
		p.until(on("quiz"))
		p.set("nothing is left", nothing, "src", s.URL+"/fragment.fr.html", "mode", "-")
		p.untilSettled()
		p.assert("nothing is on", on("")+` && tree().querySelector(".se").lang === "fr" && tree().firstElementChild.checkVisibility()`)
	})
}
