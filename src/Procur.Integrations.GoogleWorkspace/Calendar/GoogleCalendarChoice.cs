namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Which calendar is meant where a request does not say.</summary>
internal static class GoogleCalendarChoice
{
    public static async ValueTask<string> OfAsync(
        GoogleCalendarClient client,
        string? given,
        string operation,
        CancellationToken cancellationToken
    )
    {
        if (given is not null)
        {
            return given;
        }

        var snapshot = await client.Connection.UsableAsync(operation, cancellationToken).ConfigureAwait(false);
        return ((GoogleWorkspaceOptions)snapshot.Options).CalendarId;
    }
}
