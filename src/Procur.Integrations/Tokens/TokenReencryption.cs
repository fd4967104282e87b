using Procur.Integrations.Sealing;

namespace Procur.Integrations.Tokens;

/// <summary>Seals kept tokens anew. A newer token that was saved meanwhile stays: it is under the current key already, or is found the next time.</summary>
internal sealed class TokenReencryption(ITokenStore store, TokenSealer tokens, Sealer sealer) : IReencryption
{
    public async Task<(int Renewed, int Left)> RunAsync(CancellationToken cancellationToken)
    {
        var (renewed, left) = (0, 0);
        await foreach (var entry in store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var (token, previous) = (tokens.Renew(entry.Token, entry.Key.Binding), tokens.Renew(entry.Previous, entry.Key.Binding));
            var count = (token is null ? 0 : 1) + (previous is null ? 0 : 1);
            if (
                count > 0
                && await store
                    .ResealAsync(entry.Key, entry.Version, token ?? entry.Token, previous ?? entry.Previous, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                renewed += count;
            }
            else
            {
                left += IsLeft(entry.Token) + IsLeft(entry.Previous);
                continue;
            }

            left += (token is null ? IsLeft(entry.Token) : 0) + (previous is null ? IsLeft(entry.Previous) : 0);
        }

        return (renewed, left);
    }

    private int IsLeft(ReadOnlyMemory<byte>? envelope) =>
        envelope is { IsEmpty: false } bytes && Sealer.KeyIdOf(bytes.Span) != sealer.CurrentKeyId ? 1 : 0;
}
