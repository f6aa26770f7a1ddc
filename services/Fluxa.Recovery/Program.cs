using Fluxa.ClaimCheck;
using Fluxa.Hosting;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.Bus;
using Fluxa.Hosting.Health;
using Fluxa.Persistence;
using Fluxa.Recovery;

var builder = WebApplication.CreateBuilder(args);
builder.AddFluxaService("recovery");
builder.AddFluxaAccess();
builder.Services.AddFluxaTopology(builder.Configuration);
builder.Services.AddFluxaPersistence(builder.Configuration);
builder.Services.AddFluxaPayloadStore(builder.Configuration);
builder.Services.AddRecovery(builder.Configuration);

var app = builder.Build();
app.UseFluxaService();
app.UseFluxaAccess();
app.MapFluxaHealth();
return await app.RunFluxaAsync();
