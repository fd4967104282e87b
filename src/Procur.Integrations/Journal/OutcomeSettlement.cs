namespace Procur.Integrations.Journal;

/// <summary>Writes what a look-up found into the journal.</summary>
internal static class OutcomeSettlement
{
    /// <summary>False where nothing was found.</summary>
    public static async ValueTask<bool> ApplyAsync(
        IOperationJournal journal,
        JournalEntry entry,
        OutcomeResolution found,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        switch (found.Finding)
        {
            case OutcomeFinding.TookEffect:
                var settled = entry with
                {
                    State = JournalState.Settled,
                    ReplyStatus = found.Status,
                    ReplyBody = found.Body,
                    Evidence = found.Evidence,
                    Body = null,
                    ChangedAt = time.GetUtcNow(),
                };
                // Losing the swap means that somebody else settled it: that stands.
                await journal.ChangeAsync(settled, cancellationToken).ConfigureAwait(false);
                return true;
            case OutcomeFinding.DidNotHappen:
                await journal.ForgetAsync(entry.Id, entry.Version, cancellationToken).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }
}
