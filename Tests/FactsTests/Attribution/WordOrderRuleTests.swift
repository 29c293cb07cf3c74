import Record
import TestKit
import Testing

@Suite struct `Cues that come last or between` {
  @Test func `a speaker and a verb end the sentence`() {
    expectAttributions(
      "⟦content|At least three people were killed in the night attack on the port⟧, ⟦source|the State Rescue Service⟧ ⟦cue|reported⟧ on Thursday.",
      kind: .indirect)
  }

  @Test func `a verb and a speaker end the sentence`() {
    expectAttributions(
      "⟦content|The region will choose its governor in a second round⟧, ⟦cue|informed⟧ ⟦source|the National Electoral Office⟧.",
      kind: .indirect)
  }

  @Test func `a name in apposition belongs to the speaker`() {
    expectAttributions(
      "⟦content|The second bridge will open before the winter⟧, ⟦cue|detailed⟧ ⟦source|the head of the agency, Hugo Salcedo⟧, in statements to the radio.",
      kind: .indirect)
  }

  @Test func `a deal announced before is no statement`() {
    expectAttributions("The deal, announced the previous year, collapsed on Monday.")
  }

  @Test func `a speaker between commas breaks the content`() {
    expectAttributions(
      "⟦content|The stocks⟧, ⟦source|she⟧ ⟦cue|insists⟧, ⟦content|will last another three weeks⟧.", kind: .indirect)
  }

  @Test func `a relative clause between commas is no cue`() {
    expectAttributions("The driver, who knew the road, arrived before noon.")
  }
}

@Suite struct `Quotations with any verb` {
  @Test func `a speaker and an unusual verb follow`() {
    expectAttributions("⟦content|“One lady brought us parkin,”⟧ ⟦source|he⟧ ⟦cue|laughed⟧.", kind: .direct)
  }

  @Test func `an unusual verb and a speaker follow`() {
    expectAttributions(
      "⟦content|“The government will respect the result,”⟧ ⟦cue|assured⟧ for his part ⟦source|the Minister of the Interior⟧.",
      kind: .direct)
  }

  @Test func `a title that was played is no statement`() {
    expectAttributions("“The Lark Ascending” was played at the end of the evening.")
  }

  @Test func `what is said to be adding is not what was said before`() {
    expectAttributions(
      """
      ⟦source:1|⟦source:2|The authority⟧⟧ ⟦cue:1|said⟧ ⟦content:1|it was urging both sides to keep talking⟧, \
      ⟦cue:2|adding⟧: ⟦content:2|“School services will come first where we can.”⟧
      """)
  }
}

@Suite struct `Quotations over paragraphs` {
  @Test func `a paragraph that opens anew continues the quotation`() {
    expectAttributions(
      """
      ⟦source|Officer Gary Threlfall⟧ ⟦cue|said⟧: ⟦content|“Nobody does this lightly. Our members start at four in the morning.⟧
      ⟦content|“The company can find a bit for the people who do the work.”⟧
      """, kind: .direct)
  }

  @Test func `a quotation that closes is continued by none`() {
    expectAttributions(
      """
      ⟦source|Officer Gary Threlfall⟧ ⟦cue|said⟧: ⟦content|“Nobody does this lightly.”⟧
      The company found three million for its shareholders last year.
      """, kind: .direct)
  }

  @Test func `a quotation that stands alone is the last speaker's`() {
    expectAttributions(
      """
      ⟦content:1|“We will not accept it,”⟧ ⟦source:1|⟦source:2|Hooda⟧⟧ ⟦cue:1|said⟧.
      ⟦content:2|“We have buses coming from three towns.”⟧
      """, kind: .direct)
  }

  @Test func `a title that stands alone is no statement`() {
    expectAttributions(
      """
      ⟦content|“We will not accept it,”⟧ ⟦source|Hooda⟧ ⟦cue|said⟧.
      'All bets are off'
      """, kind: .direct)
  }
}

@Suite struct `Whose words and views` {
  @Test func `in his words opens his words`() {
    expectAttributions(
      "In ⟦source|his⟧ ⟦cue|words⟧, ⟦content|the harbour will be open to all ships in May⟧.", kind: .indirect)
  }

  @Test func `in the opinion of somebody opens an opinion`() {
    expectAttributions(
      "⟦cue|In the opinion of⟧ ⟦source|the deputy minister⟧, ⟦content|the corridor has only begun to live⟧.",
      kind: .indirect)
  }

  @Test func `in other words names nobody`() {
    expectAttributions("In other words, the harbour will be open in May.")
  }

  @Test func `to be of the view states it`() {
    expectAttributions(
      "⟦source|The champion⟧ ⟦cue|was of the view⟧ ⟦content|that juniors would lose a full year⟧.", kind: .indirect)
  }

  @Test func `in view of a thing is no view`() {
    expectAttributions("In view of the storm, the ferries stayed in the harbour.")
  }
}

@Suite struct `Statements by structure` {
  @Test func `a bracket between speaker and verb is passed over`() {
    expectAttributions(
      "⟦source|The Mission of the Southern States (MSS)⟧ ⟦cue|considered⟧ ⟦content|that the day passed in peace⟧.",
      kind: .indirect)
  }

  @Test func `what somebody makes sure of is no statement`() {
    expectAttributions("The army made sure that nobody left the valley.")
  }

  @Test func `a figure is put`() {
    expectAttributions("⟦source|He⟧ ⟦cue|put⟧ ⟦content|the damage at 740 million shillings⟧.", kind: .indirect)
  }

  @Test func `a ship that is put somewhere is no statement`() {
    expectAttributions("He put the boat at the pier and went home.")
  }

  @Test func `whoever calls the mayor says nothing of him`() {
    expectAttributions("The driver called the mayor.")
  }

  @Test func `another speaker's clause ends the content`() {
    expectAttributions(
      "⟦cue:1|According to⟧ ⟦source:1|the union⟧, ⟦content:1|prices rose by a half in December⟧, while ⟦source:2|the institute⟧ ⟦cue:2|reported⟧ ⟦content:2|ten percent⟧."
    )
  }

  @Test func `two verbs of one speaker make two statements`() {
    expectAttributions(
      """
      ⟦source:1|⟦source:2|The official⟧⟧ ⟦cue:1|stressed⟧ ⟦content:1|that the second round will be held in December⟧ \
      and ⟦cue:2|stated⟧ ⟦content:2|that nobody had complained⟧.
      """)
  }
}

@Suite struct `Silence` {
  @Test func `not saying when is no statement`() {
    expectAttributions("It did not say when.")
  }

  @Test func `declining to be identified is no statement`() {
    expectAttributions("The man declined to be identified.")
  }

  @Test func `agreeing on a treaty is no statement`() {
    expectAttributions("The two countries agreed on a treaty that forbids the trade.")
  }

  @Test func `who disputes this has not said it`() {
    expectAttributions(
      "⟦source|A nurse⟧ ⟦cue|said⟧ ⟦content|the hospital had run out of serum on Sunday night⟧. The county disputes this."
    )
  }
}
