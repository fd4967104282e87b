namespace Procur.Integrations.Journal;

/// <summary>What settled an outcome, where no person did.</summary>
internal static class JournalEvidence
{
    public const string Answer = "answer";
}
