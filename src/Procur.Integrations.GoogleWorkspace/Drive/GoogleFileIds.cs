using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The id under which an intent makes its file: the same one however often it is asked for, so that a lost answer never makes two files.</summary>
internal static class GoogleFileIds
{
    /// <returns>The id, and whether it was handed out before: then the file may be there.</returns>
    public static async Task<(string Id, bool IsKnown)> OfAsync(
        GoogleDriveClient client,
        IntegrationRequest request,
        string fingerprint,
        CancellationToken cancellationToken
    )
    {
        var reply = await client.GenerateIdsAsync(1, WireIntent.Of(request), fingerprint, cancellationToken).ConfigureAwait(false);
        return reply.Value.Ids is [{ Length: > 0 } id, ..]
            ? (id, reply.IsRecorded)
            : throw new IntegrationException(
                client.Connection.Descriptor.Key,
                GoogleDriveOperations.GenerateIds,
                IntegrationErrorKind.Protocol,
                $"{client.Connection.Descriptor.Key} {GoogleDriveOperations.GenerateIds}: the answer holds no id, so nothing was made"
            );
    }
}
