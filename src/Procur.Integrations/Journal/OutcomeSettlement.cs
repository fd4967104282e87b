using Procur.Integrations.Wire;

namespace Procur.Integrations.Journal;

/// <summary>What becomes of an entry, whoever finds out.</summary>
internal static class OutcomeSettlement
{
    /// <summary>Writes what a look-up, a callback or a person found.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="entry">The entry as it was found open.</param>
    /// <param name="found">The finding.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="actor">The person, where it is one.</param>
    /// <returns>False where nothing was found.</returns>
    public static async ValueTask<bool> ApplyAsync(
        IOperationJournal journal,
        JournalEntry entry,
        OutcomeResolution found,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? actor = null
    )
    {
        if (found.Finding != OutcomeFinding.StillUnknown)
        {
            // Losing the swap means that somebody else settled it: that stands.
            await TryApplyAsync(journal, entry, found, time, cancellationToken, actor).ConfigureAwait(false);
            return true;
        }

        return false;
    }

    /// <summary>As <see cref="ApplyAsync"/>; false also where somebody else was first.</summary>
    public static async ValueTask<bool> TryApplyAsync(
        IOperationJournal journal,
        JournalEntry entry,
        OutcomeResolution found,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? actor = null
    )
    {
        var next = found.Finding switch
        {
            OutcomeFinding.TookEffect => entry with
            {
                State = JournalState.Settled,
                ReplyStatus = found.Status,
                ReplyBody = found.Body,
                Body = null,
                DueIn = null,
            },
            // The service keeps its answer under the key, also that to a send without effect: asked again it would give a stored failure.
            OutcomeFinding.DidNotHappen when entry is { Repeat: Repeat.IdempotentByKey, IdempotencyKey: not null } => Renewed(
                entry,
                entry.Renewals + 1
            ),
            _ => null,
        };
        if (next is not null)
        {
            next = next with { Evidence = found.Evidence, Actor = actor, ChangedAt = time.GetUtcNow() };
            return await journal.ChangeAsync(next, cancellationToken).ConfigureAwait(false) is not null;
        }

        return found.Finding == OutcomeFinding.DidNotHappen
            && await journal.ForgetAsync(entry.Id, entry.Version, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An intent that the next to ask sends as if it were new, under another key.</summary>
    public static JournalEntry Renewed(JournalEntry entry, int renewals) =>
        entry with
        {
            State = JournalState.Recorded,
            Renewals = renewals,
            Body = null,
            Sender = default,
            DueIn = null,
            Looks = 0,
            SentAt = null,
        };
}
