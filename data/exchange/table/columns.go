package table

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
	"statement-evidence/data/typography"
)

// Languages are those in which columns have names, in the order of [names].
var Languages = []string{"en", "es", "fr", "de", "uk", "ar"}

// names are those of the usual columns, in the order in which they are written: the key, and its
// names in each language, the one that is written first.
var names = [][]string{
	{"speaker.name", "Who|Speaker", "Quién|Persona", "Qui|Personne", "Wer|Person", "Хто|Особа", "من|المتحدث"},
	{"statement.role", "Role", "Cargo", "Fonction", "Amt|Funktion", "Посада", "الصفة"},
	{"statement.at", "When|Said on", "Cuándo|Dicho el", "Quand|Dit le", "Wann|Gesagt am", "Коли|Сказано", "متى|قيل في"},
	{"statement.place", "Where|Place", "Dónde|Lugar", "Où|Lieu", "Wo|Ort", "Де|Місце", "أين|المكان"},
	{"statement.medium", "Occasion|Medium", "Ocasión|Medio", "Occasion|Support", "Anlass|Medium", "Нагода|Засіб", "المناسبة|الوسيلة"},
	{"statement.words.1.text", "Words|Quotation|Quote|Statement", "Palabras|Cita|Declaración", "Propos|Citation|Déclaration", "Wortlaut|Zitat|Aussage", "Слова|Цитата|Заява", "الكلمات|الاقتباس|التصريح"},
	{"statement-source.1.url", "Source|Source of the statement", "Fuente|Fuente de la declaración", "Source|Source de la déclaration", "Quelle|Quelle der Aussage", "Джерело|Джерело заяви", "المصدر|مصدر التصريح"},
	{"statement-source.1.publisher", "Source: publisher", "Fuente: editor", "Source : éditeur", "Quelle: Herausgeber", "Джерело: видавець", "المصدر: الناشر"},
	{"statement-source.1.accessed", "Source: accessed", "Fuente: consultada", "Source : consultée", "Quelle: abgerufen", "Джерело: переглянуто", "المصدر: تاريخ الاطلاع"},
	{"statement.sources.1.grade", "Source: grade", "Fuente: grado", "Source : degré", "Quelle: Grad", "Джерело: ступінь", "المصدر: الدرجة"},
	{"finding.body", "Finding by|Body", "Constatado por|Organismo", "Constaté par|Organisme", "Befund von|Stelle", "Висновок від|Орган", "الاستنتاج من|الجهة"},
	{"finding.kind", "Kind", "Tipo", "Type", "Art", "Вид", "النوع"},
	{"finding.public", "Public on|Public", "Público el|Público", "Public le|Public", "Öffentlich am|Öffentlich", "Оприлюднено", "نُشر في"},
	{"finding.medium", "Document", "Documento", "Document", "Dokument", "Документ", "الوثيقة"},
	{"finding.words.1.text", "Finding|Words of the finding", "Constatación|Palabras de la constatación", "Constat|Termes du constat", "Befund|Wortlaut des Befunds", "Висновок|Слова висновку", "الاستنتاج|نص الاستنتاج"},
	{"finding.facts", "Facts", "Hechos", "Faits", "Tatsachen", "Факти", "الوقائع"},
	{"finding.caveat", "Caveat of the finding", "Reserva de la constatación", "Réserve sur le constat", "Vorbehalt zum Befund", "Застереження до висновку", "تحفظ على الاستنتاج"},
	{"finding-source.1.url", "Source of the finding", "Fuente de la constatación", "Source du constat", "Quelle des Befunds", "Джерело висновку", "مصدر الاستنتاج"},
	{"finding-source.1.publisher", "Source of the finding: publisher", "Fuente de la constatación: editor", "Source du constat : éditeur", "Quelle des Befunds: Herausgeber", "Джерело висновку: видавець", "مصدر الاستنتاج: الناشر"},
	{"finding-source.1.accessed", "Source of the finding: accessed", "Fuente de la constatación: consultada", "Source du constat : consultée", "Quelle des Befunds: abgerufen", "Джерело висновку: переглянуто", "مصدر الاستنتاج: تاريخ الاطلاع"},
	{"finding.sources.1.grade", "Source of the finding: grade", "Fuente de la constatación: grado", "Source du constat : degré", "Quelle des Befunds: Grad", "Джерело висновку: ступінь", "مصدر الاستنتاج: الدرجة"},
	{"relation.type", "Relation", "Relación", "Relation", "Beziehung", "Зв’язок", "العلاقة"},
	{"relation.strength", "Strength", "Solidez", "Force", "Stärke", "Сила", "القوة"},
	{"relation.explanation", "Explanation|Why", "Explicación|Por qué", "Explication|Pourquoi", "Erläuterung|Warum", "Пояснення|Чому", "التفسير|لماذا"},
	{"relation.caveat", "Caveat", "Reserva", "Réserve", "Vorbehalt", "Застереження", "تحفظ"},
	{"relation.fromWords.exact", "Words it bears on", "Palabras a las que se refiere", "Propos concernés", "Betroffene Worte", "Слова, яких стосується", "الكلمات المعنية"},
	{"relation.toWords.exact", "Words that answer", "Palabras que responden", "Termes qui répondent", "Antwortende Worte", "Слова відповіді", "الكلمات المجيبة"},
}

// Column is a column of rows that the names of fields do not say the use of.
type Column struct {
	Heading string `json:"heading"`
	First   string `json:"first"` // what its first cell that is not empty says
}

// Field is a field that a column can be for.
type Field struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

// Unmatched gives the columns of rows that [Import] keeps beside the story unless it is told their keys, and the
// usual fields that no column is for, with names in a language of [Languages], or else in English.
func Unmatched(src []byte, lang string) (columns []Column, fields []Field, err error) {
	rows, _, err := parse(src)
	if err != nil {
		return nil, nil, err
	}
	matched := map[string]bool{}
	for i, heading := range rows[0] {
		heading = unguarded(heading)
		if c := columnOf(heading); c.root != "" {
			matched[c.key()] = true
		} else if strings.TrimSpace(heading) != "" {
			columns = append(columns, Column{heading, firstIn(rows[1:], i)})
		}
	}
	in := max(slices.Index(Languages, lang), 0)
	for _, n := range names {
		if !matched[n[0]] {
			fields = append(fields, Field{n[0], heading(n[0], in)})
		}
	}
	return columns, fields, nil
}

// firstIn gives what the first cell of a column says that is not empty.
func firstIn(rows [][]string, column int) string {
	for _, cells := range rows {
		if column < len(cells) && strings.TrimSpace(cells[column]) != "" {
			return strings.TrimSpace(unguarded(cells[column]))
		}
	}
	return ""
}

// A column is a heading, and the field that it is for; none, if the story has no such field.
type column struct {
	heading string
	root    string // "statement"
	path    []string
}

func (c *column) key() string { return c.root + "." + strings.Join(c.path, ".") }

// roots are what the first part of a key is, in the order in which columns are written.
var roots = []string{"speaker", "statement", "statement-source", "finding", "finding-source", "relation", "source", "story", "lead", "correction"}

var types = map[string]reflect.Type{
	"story":            reflect.TypeFor[data.Story](),
	"lead":             reflect.TypeFor[data.Pairing](),
	"speaker":          reflect.TypeFor[data.Speaker](),
	"statement":        reflect.TypeFor[data.Statement](),
	"statement-source": reflect.TypeFor[[]data.Source](),
	"finding":          reflect.TypeFor[data.Finding](),
	"finding-source":   reflect.TypeFor[[]data.Source](),
	"relation":         reflect.TypeFor[data.Relation](),
	"source":           reflect.TypeFor[data.Source](),
	"correction":       reflect.TypeFor[data.Correction](),
}

// byName finds a key by each of its names, as they are compared.
var byName = func() map[string]string {
	all := map[string]string{}
	for _, n := range names {
		for _, list := range n[1:] {
			for name := range strings.SplitSeq(list, "|") {
				all[comparable(name)] = n[0]
			}
		}
	}
	return all
}()

// comparable gives a heading as it is compared: letters and digits alone.
func comparable(heading string) string {
	heading = typography.Replace(heading, "’", "", "'", "", "ʼ", "")
	return exchange.Clean(strings.Map(func(r rune) rune {
		if strings.ContainsRune(":*#?.,;()_-–—", r) {
			return ' '
		}
		return r
	}, typography.Fold(heading)))
}

// columnOf finds what a heading stands for: a name, alone or with a number for all but the first of
// several, as in "Words 2", or a key.
func columnOf(heading string) column {
	c := column{heading: heading}
	key := strings.TrimSpace(heading)
	if named := byName[comparable(heading)]; named != "" {
		key = named
	} else if at := strings.LastIndexByte(key, ' '); at > 0 {
		if named, n := byName[comparable(key[:at])], key[at+1:]; strings.Contains(named, ".1.") && number(n) > 0 {
			key = strings.Replace(named, ".1.", "."+n+".", 1)
		}
	}
	path := strings.Split(key, ".")
	if root := types[strings.ToLower(path[0])]; root != nil {
		if path, ok := resolve(root, path[1:]); ok {
			c.root, c.path = strings.ToLower(key[:strings.IndexByte(key, '.')]), path
		}
	}
	return c
}

// maxItems is how many items of a list can have columns.
const maxItems = 100

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > maxItems || strconv.Itoa(n) != s {
		return 0
	}
	return n
}

// resolve follows a path to a text, a number, or true or false, and gives it as the fields are spelt.
func resolve(t reflect.Type, path []string) (spelt []string, ok bool) {
	for _, part := range path {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		switch t.Kind() {
		case reflect.Struct:
			i := slices.IndexFunc(fields(t), func(f string) bool { return strings.EqualFold(f, part) })
			if i < 0 {
				return nil, false
			}
			part, t = fields(t)[i], t.Field(i).Type
		case reflect.Slice:
			if number(part) == 0 {
				return nil, false
			}
			t = t.Elem()
		case reflect.Map:
			t = t.Elem()
		default:
			return nil, false
		}
		spelt = append(spelt, part)
	}
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int:
		return spelt, true
	}
	return nil, false
}

// fields gives the names of a struct's fields.
func fields(t reflect.Type) []string {
	var all []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			all = append(all, name)
		}
	}
	return all
}

// get gives what stands at a path, or "" if nothing does.
func get(v reflect.Value, path []string) string {
	for _, part := range path {
		for v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return ""
			}
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Struct:
			v = v.Field(slices.Index(fields(v.Type()), part))
		case reflect.Slice:
			if number(part) > v.Len() {
				return ""
			}
			v = v.Index(number(part) - 1)
		case reflect.Map:
			if v = v.MapIndex(reflect.ValueOf(part)); !v.IsValid() {
				return ""
			}
		}
	}
	return cell(v)
}

// cell writes a text, a number, or true or false; "" for what need not be said.
func cell(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return "true"
		}
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.String:
		return v.String()
	}
	return ""
}

// set puts what a cell says at a path, and says what is wanted there if it cannot.
func set(v reflect.Value, path []string, said string) (want string) {
	if len(path) == 0 {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			return set(v.Elem(), nil, said)
		case reflect.Bool:
			switch strings.ToLower(said) {
			case "true", "yes", "1":
				v.SetBool(true)
			case "false", "no", "0":
				v.SetBool(false)
			default:
				return "true or false"
			}
		case reflect.Int:
			n, err := strconv.Atoi(said)
			if err != nil {
				return "a whole number"
			}
			v.SetInt(int64(n))
		default:
			v.SetString(said)
		}
		return ""
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return set(v.Elem(), path, said)
	case reflect.Slice:
		for v.Len() < number(path[0]) {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		}
		return set(v.Index(number(path[0])-1), path[1:], said)
	case reflect.Map:
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
		of := reflect.New(v.Type().Elem()).Elem()
		want = set(of, path[1:], said)
		v.SetMapIndex(reflect.ValueOf(path[0]), of)
		return want
	}
	return set(v.Field(slices.Index(fields(v.Type()), path[0])), path[1:], said)
}

// each calls tell with every text, number, and true that is in a value, and its key.
func each(v reflect.Value, key string, tell func(key, cell string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			each(v.Elem(), key, tell)
		}
	case reflect.Struct:
		for i, name := range fields(v.Type()) {
			each(v.Field(i), key+"."+name, tell)
		}
	case reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), key+"."+strconv.Itoa(i+1), tell)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			each(v.MapIndex(k), key+"."+k.String(), tell)
		}
	default:
		if said := cell(v); said != "" {
			tell(key, said)
		}
	}
}
