namespace Procur.Integrations;

/// <summary>Several e-mail services as one. A mail that one has taken, or may have taken, is asked for again there alone.</summary>
internal sealed class EmailFailover(IReadOnlyList<string> keys, Func<string, IEmailSender> resolve, FailoverExecutor executor)
    : IEmailSender
{
    private readonly Takers<string> takers = new();

    public async Task<EmailReceipt> SendAsync(EmailMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var intent = message.OperationKey ?? message.IdempotencyKey;
        var candidates = takers.Of(intent) is { } taker ? [taker] : keys;
        var (receipt, _) = await executor
            .RunAsync(candidates, (provider, token) => SendAsync(message, intent, provider, token), cancellationToken)
            .ConfigureAwait(false);
        return receipt;
    }

    private async Task<EmailReceipt> SendAsync(EmailMessage message, string intent, string provider, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await resolve(provider).SendAsync(message, cancellationToken).ConfigureAwait(false);
            takers.Remember(intent, provider);
            return receipt;
        }
        catch (Exception e)
            when (e is IntegrationException { OutcomeUnknown: true } or IntegrationCanceledException { OutcomeUnknown: true })
        {
            takers.Remember(intent, provider);
            throw;
        }
    }
}
