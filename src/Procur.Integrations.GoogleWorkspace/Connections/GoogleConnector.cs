namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Says whether Google accepts the credential, and which of the scopes asked for it did not grant.</summary>
internal sealed class GoogleConnector(GoogleAccountClient account, GoogleCalendarClient calendar) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => account.Connection.Descriptor;

    public bool IsConfigured => account.Connection.IsConfigured;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var snapshot = await account.Connection.UsableAsync("connection.test", cancellationToken).ConfigureAwait(false);
            var options = (GoogleWorkspaceOptions)snapshot.Options;
            var token = await account.Connection.GetAccessTokenAsync("connection.test", cancellationToken).ConfigureAwait(false);
            // A token answer need not say what it grants where it grants all that was asked.
            var granted = token?.Scope ?? options.Scopes;
            var has = GoogleScopes.Split(granted).ToHashSet(StringComparer.Ordinal);
            var who = await AskAsync(has, cancellationToken).ConfigureAwait(false);
            var missing = GoogleScopes.Missing(options.Scopes, granted);
            return new ConnectionTestResult(true, Message(granted, missing)) { Account = who, MissingScopes = missing };
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }
    }

    private static string Message(string granted, IReadOnlyList<string> missing)
    {
        var said = $"Google accepted the credential and granted {string.Join(", ", GoogleScopes.Split(granted))}.";
        return missing.Count == 0
            ? said
            : $"{said} Not granted: {string.Join(", ", missing)}. Let the account consent again with those ticked, or delegate them to the service account.";
    }

    private async Task<ConnectedAccount?> AskAsync(HashSet<string> granted, CancellationToken cancellationToken)
    {
        if (GoogleScopes.Covers(granted, GoogleScopes.CalendarReadOnly))
        {
            // Also tells where the API is not enabled for the project, which no token says.
            await calendar.ListCalendarsAsync(1, null, cancellationToken).ConfigureAwait(false);
        }

        if (!GoogleScopes.Covers(granted, GoogleScopes.UserEmail))
        {
            return null;
        }

        var user = (await account.GetUserInfoAsync(cancellationToken).ConfigureAwait(false)).Value;
        return user.Id is { } id ? new ConnectedAccount(id, user.Email) : null;
    }
}
