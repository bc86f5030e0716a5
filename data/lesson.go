package data

// Lesson is a plan for teaching with a story, and what is asked in it. It stands
// beside the story, as lesson.json, and is optional.
type Lesson struct {
	Schema      string           `json:"$schema,omitempty"` // address of the JSON Schema, for editors
	Lang        string           `json:"lang"`              // BCP 47 tag of the lesson's words
	Title       string           `json:"title"`
	Intro       string           `json:"intro"`              // one paragraph for the teacher
	Minutes     int              `json:"minutes"`            // what the steps take together
	Ages        string           `json:"ages"`               // for whom it is: "15+" or "15-18"
	Aims        []string         `json:"aims"`               // what learners can do afterwards
	Steps       []LessonStep     `json:"steps"`              // in the order of the lesson
	Discussion  []string         `json:"discussion"`         // questions that take no side
	Moves       []Move           `json:"moves"`              // what to ask of any claim
	Vocabulary  []Term           `json:"vocabulary"`         // words of evidence
	Adaptations []Adaptation     `json:"adaptations"`        // for other rooms, learners and times
	Questions   []LessonQuestion `json:"questions"`          // the editors' own; further ones are made from the story
	Examples    []string         `json:"examples,omitempty"` // what the lesson has in quotation marks and nobody said: names of buttons, beginnings of sentences

	foreign *foreign // of one that is a translation
}

// LessonStep is a part of a lesson.
type LessonStep struct {
	Minutes int        `json:"minutes"`
	Title   string     `json:"title"`
	Do      string     `json:"do"`             // what teacher and learners do
	Mode    LessonMode `json:"mode,omitempty"` // what of the page or of the prints is used; none where it is talk
}

// LessonMode is what a step of a lesson uses.
type LessonMode string

// The modes of a lesson's steps.
const (
	PresentMode   LessonMode = "present"   // one statement at a time, for a class
	QuizMode      LessonMode = "quiz"      // learners weigh the evidence before they see the relation
	WorksheetMode LessonMode = "worksheet" // on paper
)

// LessonModes lists every mode.
var LessonModes = []LessonMode{PresentMode, QuizMode, WorksheetMode}

// Move is a habit of reading: a question to put to any claim.
type Move struct {
	Name string `json:"name"`
	Ask  string `json:"ask"` // the question
	How  string `json:"how"` // how it is done with this story
}

// Term is a word of evidence.
type Term struct {
	Word  string `json:"word"`
	Means string `json:"means"`
}

// Adaptation is how a lesson is changed for a room, for learners or for a time.
type Adaptation struct {
	For string `json:"for"`
	How string `json:"how"`
}

// LessonQuestion is a question of the editors, whose answer the story states.
type LessonQuestion struct {
	ID      string   `json:"id"`
	About   string   `json:"about"` // id of a statement or finding
	Ask     string   `json:"ask"`
	Options []Option `json:"options"`       // two at least
	Why     string   `json:"why,omitempty"` // why not exactly one option is right, where that is so
}

// Option is an answer that a question offers.
type Option struct {
	Text     string `json:"text"`
	Right    bool   `json:"right,omitempty"` // the story says so
	Feedback string `json:"feedback"`        // what is said to those who chose it
	Source   string `json:"source"`          // id of the story's source in which that can be looked up
}

const compactLesson = "lesson/2"

// EncodeLesson gives the compact form of a lesson, which loses nothing. Its
// rules are those of [Encode].
func EncodeLesson(l *Lesson) []byte {
	c := codec{}
	c.lesson(l)
	return Frame(compactLesson, c.out)
}

// DecodeLesson reads the compact form of a lesson. Every error is a [DecodeError].
func DecodeLesson(b []byte) (*Lesson, error) {
	body, err := Unframe(compactLesson, b)
	if err != nil {
		return nil, err
	}
	return decodeLesson(body)
}

func decodeLesson(body string) (*Lesson, error) {
	c := codec{in: body, reading: true}
	l := new(Lesson)
	c.lesson(l)
	if c.in != "" {
		c.fail("something follows the lesson")
	}
	if c.err != "" {
		return nil, DecodeError("compact lesson: " + c.err)
	}
	return l, nil
}

func (c *codec) lesson(l *Lesson) {
	c.texts(&l.Schema, &l.Lang, &l.Title, &l.Intro)
	c.number(&l.Minutes)
	c.text(&l.Ages)
	list(c, &l.Aims, (*codec).text)
	list(c, &l.Steps, (*codec).lessonStep)
	list(c, &l.Discussion, (*codec).text)
	list(c, &l.Moves, (*codec).move)
	list(c, &l.Vocabulary, (*codec).term)
	list(c, &l.Adaptations, (*codec).adaptation)
	list(c, &l.Questions, (*codec).lessonQuestion)
	list(c, &l.Examples, (*codec).text)
	if l.foreign != nil || c.reading && c.in != "" {
		c.foreign(&l.foreign, c.texts)
	}
}

func (c *codec) lessonStep(s *LessonStep) {
	c.number(&s.Minutes)
	c.texts(&s.Title, &s.Do, (*string)(&s.Mode))
}

func (c *codec) move(m *Move) { c.texts(&m.Name, &m.Ask, &m.How) }

func (c *codec) term(t *Term) { c.texts(&t.Word, &t.Means) }

func (c *codec) adaptation(a *Adaptation) { c.texts(&a.For, &a.How) }

func (c *codec) lessonQuestion(q *LessonQuestion) {
	c.texts(&q.ID, &q.About, &q.Ask)
	list(c, &q.Options, (*codec).option)
	c.text(&q.Why)
}

func (c *codec) option(o *Option) {
	c.text(&o.Text)
	c.flag(&o.Right)
	c.texts(&o.Feedback, &o.Source)
}
