namespace Procur.Integrations.SendGrid;

internal sealed class SendGridConnector(SendGridClient client) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => client.Connection.Descriptor;

    public bool IsConfigured => client.Connection.IsConfigured;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var reply = await client.ListScopesAsync(cancellationToken).ConfigureAwait(false);
            var has = reply.Value.Scopes.ToHashSet(StringComparer.Ordinal);
            var missing = SendGridScopes.All.Where(needed => !has.Contains(needed.Scope)).ToList();
            var options = (SendGridOptions)(await client.Connection.CurrentAsync(cancellationToken).ConfigureAwait(false)).Options;
            return new ConnectionTestResult(true, Message(missing, options))
            {
                MissingScopes = [.. missing.Select(needed => needed.Scope)],
            };
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }
    }

    private static string Message(List<(string Scope, string Console, string Purpose)> missing, SendGridOptions options)
    {
        var lacking =
            missing.Count == 0
                ? ""
                : $" Give it {string.Join(", ", missing.Select(needed => $"{needed.Console} ({needed.Scope}, for {needed.Purpose})"))} at Settings, API Keys.";
        var sender = string.IsNullOrWhiteSpace(options.FromEmail) ? " FromEmail is not set, so each mail must say who it is from." : "";
        var sandbox = options.SandboxMode ? " SandboxMode is on: nothing is sent." : "";
        return $"SendGrid accepts the API key.{lacking}{sender}{sandbox}";
    }
}
