using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>What an account has been asked under an idempotency key, for 24 hours.</summary>
internal sealed class StripeIdempotency
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Takes a key for a call, or gives the answer that the key has already.</summary>
    /// <returns>The answer to give again; null if the call is to be executed and then ended by <see cref="End"/>.</returns>
    /// <exception cref="StripeProblem">The key was used for another call, or that call is under way.</exception>
    public StandInReply? Begin(string key, string path, string form, string requestId, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry) || now - entry.At >= Window)
            {
                _entries[key] = new Entry(path, form, requestId, now);
                return null;
            }

            if (entry.Path != path)
            {
                throw new StripeProblem(
                    400,
                    "idempotency_error",
                    null,
                    $"Keys for idempotent requests can only be used for the same endpoint they were first used for ('{entry.Path}' vs '{path}'). Try using a key other than '{key}' if you meant to execute a different request."
                );
            }

            if (entry.Form != form && StripeParameters.Canonical(entry.Form) != StripeParameters.Canonical(form))
            {
                throw new StripeProblem(
                    400,
                    "idempotency_error",
                    null,
                    $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request."
                );
            }

            return entry.Reply is { } reply
                ? reply.With("Idempotent-Replayed", "true").With("Original-Request", entry.RequestId)
                : throw new StripeProblem(
                    409,
                    "invalid_request_error",
                    "idempotency_key_in_use",
                    $"There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): {key}. Please try again later."
                );
        }
    }

    /// <summary>Ends a call that was begun.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="reply">The answer to keep; null if there is none to keep, and then the key is free again.</param>
    public void End(string key, StandInReply? reply)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                return;
            }

            if (reply is null)
            {
                _entries.Remove(key);
            }
            else
            {
                entry.Reply = reply;
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    private sealed class Entry(string path, string form, string requestId, DateTimeOffset at)
    {
        public string Path { get; } = path;

        public string Form { get; } = form;

        public string RequestId { get; } = requestId;

        public DateTimeOffset At { get; } = at;

        public StandInReply? Reply { get; set; }
    }
}
