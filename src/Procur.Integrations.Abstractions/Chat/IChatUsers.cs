namespace Procur.Integrations;

/// <summary>Finding people. Members are safe to call from many threads at once.</summary>
public interface IChatUsers
{
    /// <summary>Finds a person by the service's id.</summary>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<ChatUser?> FindUserAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Finds a person by e-mail address.</summary>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<ChatUser?> FindUserByEmailAsync(string email, CancellationToken cancellationToken = default);
}
