namespace Procur.Integrations;

/// <summary>Sending one mail to many. Members are safe to call from many threads at once.</summary>
public interface IBulkEmail
{
    /// <summary>
    /// Sends to all, in as many calls as the service's limit asks for, one after the other. Where one fails, the sending ends. With an
    /// <see cref="IntegrationRequest.OperationKey"/>, asking again with the same recipients goes on where it ended and mails nobody twice.
    /// </summary>
    /// <returns>A row a recipient.</returns>
    /// <exception cref="ArgumentException">The mail is incomplete, a variable is missing, or a limit is broken; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The first call failed. A later one's failure is in <see cref="BulkEmailReceipt.Error"/>.</exception>
    Task<BulkEmailReceipt> SendBulkAsync(BulkEmail email, CancellationToken cancellationToken = default);
}
