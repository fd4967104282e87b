namespace Procur.Integrations;

/// <summary>For hosts to whom an integration is a side matter: results in place of exceptions.</summary>
public static class Graceful
{
    /// <summary>Runs a call and says how it ended; the host's own flow goes on.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Handed to the call. A cancellation that left nothing in doubt is thrown on, as the host asked for it.</param>
    /// <returns>The outcome. Only the library's own exceptions become results; a mistake in the caller's code is thrown as ever.</returns>
    public static async Task<IntegrationResult<T>> TryAsync<T>(
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return new(IntegrationOutcome.Done, await call(cancellationToken).ConfigureAwait(false), null);
        }
        catch (IntegrationException e)
        {
            return new(e.OutcomeUnknown ? IntegrationOutcome.Unknown : IntegrationOutcome.NotDone, default, e);
        }
        catch (IntegrationCanceledException e) when (e.OutcomeUnknown)
        {
            return new(IntegrationOutcome.Unknown, default, e);
        }
    }

    /// <summary>As <see cref="TryAsync{T}"/>, for a call without a value.</summary>
    public static Task<IntegrationResult<bool>> TryAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return TryAsync(
            async token =>
            {
                await call(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken
        );
    }
}
