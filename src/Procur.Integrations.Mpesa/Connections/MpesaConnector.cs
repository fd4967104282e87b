namespace Procur.Integrations.Mpesa;

internal sealed class MpesaConnector(MpesaClient client) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => MpesaIntegration.Descriptor;

    public bool IsConfigured => client.Connection.IsConfigured;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await client.RequestTokenAsync(cancellationToken).ConfigureAwait(false);
            var snapshot = await client.Connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
            var shortCode = snapshot.AccountId!;
            return new ConnectionTestResult(
                true,
                $"Daraja accepted the consumer key and secret. Passkey and short code {shortCode} show with the first payment."
            )
            {
                Account = new ConnectedAccount(shortCode),
            };
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }
    }
}
