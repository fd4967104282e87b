using Procur.Integrations.DocuSign.Wire;

namespace Procur.Integrations.DocuSign;

internal sealed class DocuSignConnector(DocuSignClient client) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => client.Connection.Descriptor;

    public bool IsConfigured => client.Connection.IsConfigured;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var user = await client.GetUserInfoAsync(cancellationToken).ConfigureAwait(false);
            var options = (DocuSignOptions)(await client.Connection.CurrentAsync(cancellationToken).ConfigureAwait(false)).Options;
            return DocuSignAccounts.Choose(user.Value, options) is { } account
                ? new ConnectionTestResult(true, $"Connected to {account.AccountName}.")
                {
                    Account = new ConnectedAccount(DocuSignText.Id(account.AccountId)!, account.AccountName),
                }
                : new ConnectionTestResult(false, DocuSignAccounts.Problem(options)) { Kind = IntegrationErrorKind.Permission };
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }
    }
}
