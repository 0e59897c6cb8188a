# What Rails reads from <payee-check name="order[payee]" field-separator="[]">:  PORT=3000 ruby rails.ru
require 'action_controller'
require 'rack/handler/webrick'

class PaymentsController < ActionController::API
  def create
    payee = params.require(:order).require(:payee).permit(:receipt, :name, :scheme, :iban)
    render json: payee.slice(:receipt, :name, :iban)
  end
end

routes = ActionDispatch::Routing::RouteSet.new
routes.draw { post '/pay', to: 'payments#create' }
Rack::Handler::WEBrick.run(routes, Port: ENV.fetch('PORT'), Host: '127.0.0.1', AccessLog: [])
