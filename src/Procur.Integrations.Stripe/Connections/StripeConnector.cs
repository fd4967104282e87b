using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>Says whether the key works, whose account it is, and what a restricted key may not read.</summary>
internal sealed class StripeConnector(StripeClient client) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => StripeIntegration.Descriptor;

    public bool IsConfigured => client.Connection.IsConfigured;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await AskAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }
    }

    private async Task<ConnectionTestResult> AskAsync(CancellationToken cancellationToken)
    {
        var options = (StripeOptions)(await client.Connection.CurrentAsync(cancellationToken).ConfigureAwait(false)).Options;
        var isLive = options.Environment == IntegrationEnvironment.Production;
        var balance = await AllowedAsync(client.GetBalanceAsync(null, cancellationToken)).ConfigureAwait(false);
        if (balance is { } known && known.Value.Livemode != isLive)
        {
            return new ConnectionTestResult(
                false,
                $"The key is of the other world than the environment {options.Environment}; enter the right key or change Environment."
            )
            {
                Kind = IntegrationErrorKind.NotConfigured,
            };
        }

        var account = await AllowedAsync(client.GetAccountAsync(null, cancellationToken)).ConfigureAwait(false);
        var missing =
            options.SecretKey?.StartsWith("rk_", StringComparison.Ordinal) == true
                ? await MissingAsync(cancellationToken).ConfigureAwait(false)
                : [];
        return new ConnectionTestResult(true, MessageOf(missing))
        {
            MissingScopes = missing,
            Account = account is null ? null : new ConnectedAccount(account.Value.Id, NameOf(account.Value)),
        };
    }

    /// <summary>Asks for one of each with the least there is; a key that may write may read, and reading changes nothing.</summary>
    private async Task<string[]> MissingAsync(CancellationToken cancellationToken)
    {
        (string Scope, Task<bool> Allowed)[] probes =
        [
            ("payment_intents", MayAsync(client.ListPaymentIntentsAsync(One(), cancellationToken))),
            ("customers", MayAsync(client.ListCustomersAsync(One(), cancellationToken))),
            ("subscriptions", MayAsync(client.ListSubscriptionsAsync(One(), cancellationToken))),
            ("invoices", MayAsync(client.ListInvoicesAsync(One(), cancellationToken))),
            ("refunds", MayAsync(client.ListRefundsAsync(One(), cancellationToken))),
            ("webhooks", MayAsync(client.ListWebhookEndpointsAsync(One(), cancellationToken))),
        ];
        await Task.WhenAll(probes.Select(probe => probe.Allowed)).ConfigureAwait(false);
        var missing = new List<string>();
        foreach (var (scope, allowed) in probes)
        {
            if (!await allowed.ConfigureAwait(false))
            {
                missing.Add(scope);
            }
        }

        return [.. missing];
    }

    private static WireForm One() => new WireForm().Add("limit", 1);

    private static async Task<bool> MayAsync<T>(Task<WireReply<T>> asking)
        where T : class => await AllowedAsync(asking).ConfigureAwait(false) is not null;

    /// <summary>Null where the key is good and may not ask this.</summary>
    private static async Task<WireReply<T>?> AllowedAsync<T>(Task<WireReply<T>> asking)
        where T : class
    {
        try
        {
            return await asking.ConfigureAwait(false);
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.Permission)
        {
            return null;
        }
    }

    private static string MessageOf(string[] missing) =>
        missing.Length == 0
            ? "The key is accepted."
            : $"The key is accepted; it may not read {string.Join(", ", missing)}. Give it these permissions under Developers, API keys.";

    private static string? NameOf(StripeAccount account) => account.Settings?.Dashboard?.DisplayName ?? account.BusinessProfile?.Name;
}
