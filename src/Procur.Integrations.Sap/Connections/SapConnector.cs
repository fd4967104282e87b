namespace Procur.Integrations.Sap;

internal sealed class SapConnector(SapClient client) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => client.Connection.Descriptor;

    public bool IsConfigured => client.Connection.IsConfigured;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        SapOptions options;
        try
        {
            options = (SapOptions)(await client.Connection.UsableAsync("connection.test", cancellationToken).ConfigureAwait(false)).Options;
            await client.ProbeAsync(SapServices.OrdersOf(options), cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }

        // Each service is a scenario of its own: the user may have some and lack others, which is no failure of the logon.
        List<string> missing = [];
        foreach (var service in (string[])[SapServices.InvoicesOf(options), SapServices.ReceiptsOf(options)])
        {
            var probe = await Graceful.TryAsync(token => client.ProbeAsync(service, token), cancellationToken).ConfigureAwait(false);
            if (probe.Error is IntegrationException { Kind: IntegrationErrorKind.Permission or IntegrationErrorKind.NotFound })
            {
                missing.Add(service);
            }
        }

        var message =
            missing.Count == 0
                ? "Connected."
                : $"Connected. The user lacks the services {string.Join(", ", missing)}: invoices or receipts cannot be told without them.";
        return new ConnectionTestResult(true, message)
        {
            MissingScopes = missing,
            Account = new ConnectedAccount(SapIntegration.AccountOf(options)!),
        };
    }
}
