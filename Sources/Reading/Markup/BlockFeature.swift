/// What the block model is told of a block. The order is that of the model's file; `Training/markup` reads the names from here.
enum BlockFeature: Int, CaseIterable, Sendable {
  // The text itself.
  case words, wordLength, linkShare, links, sentenceEnds, commas, lastMark, digitShare, capitalShare, strongShare
  case separators, textScore, textScoreLowest
  // What holds it.
  case tag, depth, settings, inArticle, inMain, inAside, inNavigation, inFooter, inHeader, inForm, inFigure, inTable
  case inList, inQuote, isHidden, isControl, inArticleBody, headingLevel
  case ownScore, parentScore, grandparentScore, lowestScore, highestScore, scoreSum, inlineScore
  // Where it stands.
  case indexShare, index, blockCount, textShareBefore, fromHeadline, titleMatch, hasHeadline
  case headingScore, headingDistance, lastHeadingLevel
  // What stands around it.
  case parentShare, parentLinkShare, grandparentShare, grandparentLinkShare, greatShare, greatLinkShare, parentBlocks
  case inBest, bestDistance, fromBestStart, fromBestEnd, bestShare
  case alikeCount, alikeWords, alikeMean, alikeLinkShare, alikeSpread
  case previousWords, previousLinkShare, previousTag, previousScore, previousTextScore, previousAlike
  case beforeWords, beforeLinkShare
  case nextWords, nextLinkShare, nextTag, nextScore, nextTextScore, nextAlike
  case afterWords, afterLinkShare
  case nearProse, wideProse, sinceProse, untilProse
  // What the page says elsewhere.
  case repeats, bodyMatch, descriptionMatch, hasBodyMatch, pageWords, pageLinkShare, pageProse
}
